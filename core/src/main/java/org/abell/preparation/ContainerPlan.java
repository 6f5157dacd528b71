package org.abell.preparation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.abell.container.Container;
import org.abell.container.ContainerCommand;
import org.abell.container.ContainerNames;
import org.abell.container.ContainerNote;
import org.abell.container.ToolNeeds;
import org.abell.container.Volumes;
import org.abell.jobdir.JobDirectory;
import org.abell.settings.DataDirectory;
import org.abell.tool.Tool;
import org.abell.toolinput.ToolDataset;

/** Which container a job runs in, if any, and how. */
record ContainerPlan(DataDirectory data, ContainerNames names) {

  /** A job runs without one. */
  static final Run NONE = new Run("", Optional.empty());

  /**
   * A job in a container.
   *
   * @param lines of its script that run the tool
   * @param note by which its container is found, where it is no child of the script
   */
  record Run(String lines, Optional<ContainerNote> note) {

    boolean isNone() {
      return lines.isEmpty();
    }
  }

  /** The container that the job's destination and tool agree on. */
  Optional<Container> container(JobOptions options, Optional<Tool> tool) {
    var needs = tool.map(ToolNeeds::of).orElse(ToolNeeds.NONE);
    var params = options.destination().params();
    return options.runsInPods()
        ? Container.ofPod(params, options.resolvers(), needs)
        : Container.of(params, options.resolvers(), needs);
  }

  /**
   * How the job runs in it; {@link #NONE} for a job without one, and for one whose runner starts
   * the container.
   *
   * @throws PreparationFailed when the job must not run without one, or cannot run in it
   */
  Run run(JobSheet sheet, JobOptions options, Tool tool, Set<String> variables)
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
      return NONE;
    }
    try {
      var volumes = volumes(sheet, options, tool);
      var command = new ContainerCommand(container.get(), params, volumes, name(sheet));
      return new Run(command.lines(variables), command.note());
    } catch (IllegalArgumentException e) {
      throw new PreparationFailed(e.getMessage(), "");
    }
  }

  private String name(JobSheet sheet) {
    var token = sheet.token().orElseGet(() -> "abell-%d-0".formatted(sheet.jobId()));
    return names.name(token);
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
