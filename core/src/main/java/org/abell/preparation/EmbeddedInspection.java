package org.abell.preparation;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.abell.datatype.Sniffer;
import org.abell.inspection.InspectionOrder;
import org.abell.inspection.InspectorProgram;
import org.abell.jobdir.JobDirectory;
import org.abell.tool.Output;
import org.abell.tool.Tool;
import org.abell.toolinput.ToolDataset;
import org.jboss.logging.Logger;

/** Has a job look at its own outputs ({@code embed_metadata_in_job}). */
final class EmbeddedInspection {

  private static final Logger LOG = Logger.getLogger(EmbeddedInspection.class);

  private final InspectorProgram program;

  EmbeddedInspection(InspectorProgram program) {
    this.program = program;
  }

  /**
   * Writes the order.
   *
   * @param outputs as the tool sees them
   * @return lines of the job script; empty where the program cannot be had, then there is no order
   */
  String order(JobDirectory directory, Optional<Tool> tool, Map<String, ToolDataset> outputs)
      throws IOException {
    var place = InspectionOrder.place(directory);
    String lines;
    try {
      lines = program.lines(place);
    } catch (IOException e) {
      LOG.warnf(e, "job %d: cannot look at its outputs itself", (Object) directory.jobId());
      Files.deleteIfExists(place);
      return "";
    }
    var wanted = new ArrayList<InspectionOrder.Wanted>();
    outputs.forEach((name, dataset) -> wanted.add(wanted(directory, output(tool, name), dataset)));
    Files.createDirectories(directory.metadata());
    directory.write(place, new InspectionOrder(directory.working(), wanted).text());
    return lines;
  }

  private static InspectionOrder.Wanted wanted(
      JobDirectory directory, Optional<Output> output, ToolDataset dataset) {
    return new InspectionOrder.Wanted(
        dataset.path(),
        output.flatMap(Output::fromWorkDir),
        output.filter(Output::isSniffed).map(o -> Sniffer.BY_CONTENT).orElse(dataset.extension()),
        InspectionOrder.answer(directory, dataset.path()));
  }

  private static Optional<Output> output(Optional<Tool> tool, String name) {
    return tool.stream()
        .flatMap(t -> t.outputs().stream())
        .filter(o -> o.name().equals(name))
        .findFirst();
  }
}
