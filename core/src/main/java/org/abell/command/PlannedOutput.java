package org.abell.command;

import java.util.Optional;
import org.abell.tool.Output;
import org.abell.toolinput.ToolDataset;

/**
 * A dataset that a job will make, known before it runs.
 *
 * @param format its extension; {@code _sniff_} where the content decides
 * @param label the name of the dataset
 * @param dbkey the genome build it takes over from the inputs, "?" for none
 * @param metadataFrom the input whose metadata it starts with
 */
public record PlannedOutput(
    Output output, String format, String label, String dbkey, Optional<ToolDataset> metadataFrom) {

  public String name() {
    return output.name();
  }
}
