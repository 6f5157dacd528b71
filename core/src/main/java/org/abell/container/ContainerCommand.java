package org.abell.container;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abell.jobconf.Params;
import org.abell.jobdir.Shell;

/**
 * The lines of a job script that run the tool's script in a container, from the parameters that
 * Galaxy's destinations have for it ({@code docker_*}, {@code singularity_*}). All values are
 * quoted but {@code _run_extra_arguments}, which is the admin's own shell.
 *
 * @param name of the container, never used twice: letters, digits and hyphens
 */
public record ContainerCommand(Container container, Params params, Volumes volumes, String name) {

  private static final Set<String> VARIABLES =
      new LinkedHashSet<>(
          List.of(
              "GALAXY_SLOTS",
              "GALAXY_MEMORY_MB",
              "GALAXY_MEMORY_MB_PER_SLOT",
              "HOME",
              "TMPDIR",
              "TMP",
              "TEMP",
              "_GALAXY_JOB_HOME_DIR",
              "_GALAXY_JOB_TMP_DIR",
              // By this the job's processes are found again, also inside.
              "ABELL_JOB"));

  // The job's last complaint is what its user reads.
  private static final String LINES =
      """
      command -v %1$s > /dev/null || {
        echo %2$s >&2
        exit 127
      }
      %3$s
      """;

  /**
   * The lines; they run in the tool's current directory.
   *
   * @param variables of the tool, which are exported before
   */
  public String lines(Set<String> variables) {
    var program = EngineCommand.program(container.engine(), params);
    var missing =
        "The job is to run in the container %s, but %s is not installed on this host."
            .formatted(container.image(), program);
    var names = new LinkedHashSet<>(VARIABLES);
    names.addAll(variables);
    var run =
        switch (container.engine()) {
          case DOCKER -> DockerLines.around(engine(), name, String.join(" ", docker(names)));
          case SINGULARITY -> String.join(" ", singularity(names));
        };
    return LINES.formatted(Shell.quote(program), Shell.quote(missing), run);
  }

  /** What is to be known of the container while it runs; empty where it is the job's own child. */
  public Optional<ContainerNote> note() {
    return container.engine() == Engine.DOCKER
        ? Optional.of(new ContainerNote(name, engine()))
        : Optional.empty();
  }

  private EngineCommand engine() {
    return EngineCommand.of(container.engine(), params);
  }

  private List<String> docker(Set<String> variables) {
    var words = new ArrayList<>(List.of(engine().quoted(), "run", option("--name", name)));
    variables.stream()
        .filter(v -> !v.equals("HOME"))
        .forEach(v -> words.add("-e \"%1$s=${%1$s-}\"".formatted(v)));
    words.add("-e \"HOME=$" + DockerLines.HOME_OF_JOB + "\"");
    binds().forEach(v -> words.add(option("-v", v + "")));
    params.list("docker_volumes_from").forEach(v -> words.add(option("--volumes-from", v)));
    words.add("-w \"$_job/working\"");
    text("memory").ifPresent(m -> words.add(option("-m", m)));
    words.add(option("--net", text("net").orElse("none")));
    words.addAll(new DockerUser(params).words());
    if (params.flag("docker_auto_rm", true)) {
      words.add("--rm");
    }
    text("run_extra_arguments").ifPresent(words::add);
    words.addAll(tool());
    return words;
  }

  private List<String> singularity(Set<String> variables) {
    var words = new ArrayList<>(List.of("env"));
    for (var prefix : List.of("SINGULARITYENV_", "APPTAINERENV_")) {
      // The program sets HOME itself, and complains of one that is set like this.
      variables.stream()
          .filter(v -> !v.equals("HOME"))
          .forEach(v -> words.add("%1$s%2$s=\"${%2$s-}\"".formatted(prefix, v)));
    }
    words.add(engine().quoted());
    words.add("-s exec");
    for (var option : List.of("cleanenv", "contain", "pid", "ipc")) {
      if (params.flag("singularity_" + option, true)) {
        words.add("--" + option);
      }
    }
    // Whoever is not root may have no other network than none.
    text("net")
        .or(() -> Optional.of("none"))
        .filter(net -> !net.equals("host"))
        .ifPresent(net -> words.add("--net " + option("--network", net)));
    words.add("--home \"$HOME\" --pwd \"$_job/working\"");
    binds().forEach(v -> words.add(option("-B", v + "")));
    text("run_extra_arguments").ifPresent(words::add);
    words.addAll(tool());
    return words;
  }

  private List<Volumes.Volume> binds() {
    return volumes.of(text("volumes").orElse("$defaults"), container.engine());
  }

  private List<String> tool() {
    return List.of(
        Shell.quote(container.image()), Shell.quote(container.shell()), "../tool_script.sh");
  }

  private Optional<String> text(String name) {
    return params
        .text(container.engine().word() + "_" + name)
        .map(String::strip)
        .filter(t -> !t.isEmpty());
  }

  private static String option(String name, String value) {
    return name + " " + Shell.quote(value);
  }
}
