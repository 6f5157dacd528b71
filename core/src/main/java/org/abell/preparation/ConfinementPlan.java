package org.abell.preparation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.abell.inspection.InspectorProgram;
import org.abell.isolation.Confinement;
import org.abell.jobconf.Isolation;
import org.abell.settings.DataDirectory;
import org.abell.tool.Tool;
import org.abell.toolinput.ToolDataset;

/**
 * What a job gets to see of what belongs to the server: its inputs, its tool, reference data, and
 * what the destination names.
 */
record ConfinementPlan(DataDirectory data) {

  Confinement of(JobSheet sheet, JobOptions options, Optional<Tool> tool) {
    if (options.isolation() == Isolation.OFF) {
      return Confinement.NONE;
    }
    var hidden = new ArrayList<>(options.paths("isolation_hidden"));
    hidden.add(data.root());
    var readable = new ArrayList<>(options.paths("isolation_readable"));
    readable.add(data.root().resolve("tool-data"));
    readable.addAll(options.sourcedFiles());
    tool.map(this::place).ifPresent(readable::add);
    sheet.inputs().stream().map(ToolDataset::path).forEach(readable::add);
    sheet.inputs().stream().map(ToolDataset::extraFiles).forEach(readable::add);
    if (options.embedMetadata()) {
      readable.add(data.libraries());
      readable.add(InspectorProgram.javaHome());
    }
    var writable = new ArrayList<Path>(options.paths("isolation_writable"));
    options.sharedHome().ifPresent(writable::add);
    return new Confinement(options.isolation(), options.network(), hidden, readable, writable);
  }

  /** Not a folder that holds all of what is hidden, should the tool lie just there. */
  private Path place(Tool tool) {
    return tool.directory().equals(data.root()) ? tool.file() : tool.directory();
  }
}
