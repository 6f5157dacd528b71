package org.abell.preparation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abell.container.Container;
import org.abell.container.ContainerCommand;
import org.abell.container.Volumes;
import org.abell.jobdir.JobDirectory;
import org.abell.settings.DataDirectory;
import org.abell.tool.Requirement;
import org.abell.tool.Tool;
import org.abell.toolinput.ToolDataset;

/** Which container a job runs in, if any, and how. */
record ContainerPlan(DataDirectory data) {

  /** The container that the job's destination and tool agree on. */
  Optional<Container> container(JobOptions options, Optional<Tool> tool) {
    List<Requirement> requirements = tool.map(Tool::requirements).orElse(List.of());
    var params = options.destination().params();
    return options.runsInPods()
        ? Container.ofPod(params, requirements)
        : Container.of(params, requirements);
  }

  /**
   * Lines of the job's script that run the tool in it; empty for a job without one, and for one
   * whose runner starts the container.
   *
   * @throws PreparationFailed when the job must not run without one, or cannot run in it
   */
  String lines(JobSheet sheet, JobOptions options, Tool tool, Set<String> variables)
      throws PreparationFailed {
    var params = options.destination().params();
    var container = container(options, Optional.of(tool));
    if (container.isEmpty() && (options.runsInPods() || Container.isRequired(params))) {
      throw new PreparationFailed(
          "The destination %s runs tools in containers only, and there is none for %s."
              .formatted(options.destination().id(), tool.id()),
          "");
    }
    if (container.isEmpty() || options.runsInPods()) {
      return "";
    }
    try {
      return new ContainerCommand(container.get(), params, volumes(sheet, options, tool))
          .lines(variables);
    } catch (IllegalArgumentException e) {
      throw new PreparationFailed(e.getMessage(), "");
    }
  }

  private Volumes volumes(JobSheet sheet, JobOptions options, Tool tool) {
    var readable = new ArrayList<Path>(options.paths("isolation_readable"));
    sheet.inputs().stream().map(ToolDataset::path).forEach(readable::add);
    sheet.inputs().stream()
        .map(ToolDataset::extraFiles)
        .filter(f -> f.toFile().isDirectory())
        .forEach(readable::add);
    var directory = new JobDirectory(data.job(sheet.jobId()), sheet.jobId());
    return new Volumes(directory, tool.directory(), readable, data.files());
  }
}
