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
 */
public record ContainerCommand(Container container, Params params, Volumes volumes) {

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
    var engine = container.engine().word();
    var program = text("cmd").orElse(engine);
    var missing =
        "The job is to run in the container %s, but %s is not installed on this host."
            .formatted(container.image(), program);
    var names = new LinkedHashSet<>(VARIABLES);
    names.addAll(variables);
    var words =
        switch (container.engine()) {
          case DOCKER -> docker(program, names);
          case SINGULARITY -> singularity(program, names);
        };
    words.add(Shell.quote(container.image()));
    words.add(Shell.quote(container.shell()));
    words.add("../tool_script.sh");
    return LINES.formatted(Shell.quote(program), Shell.quote(missing), String.join(" ", words));
  }

  private List<String> docker(String program, Set<String> variables) {
    var words = begin(program);
    text("host").ifPresent(host -> words.addAll(List.of("-H", Shell.quote(host))));
    words.add("run");
    variables.forEach(v -> words.add("-e \"%1$s=${%1$s-}\"".formatted(v)));
    volumes.of(text("volumes").orElse("$defaults")).forEach(v -> words.add(option("-v", v + "")));
    params.list("docker_volumes_from").forEach(v -> words.add(option("--volumes-from", v)));
    words.add("-w \"$_job/working\"");
    text("memory").ifPresent(m -> words.add(option("-m", m)));
    words.add(option("--net", params.text("docker_net").orElse("none")));
    user().ifPresent(words::add);
    if (params.flag("docker_auto_rm", true)) {
      words.add("--rm");
    }
    text("run_extra_arguments").ifPresent(words::add);
    return words;
  }

  private List<String> singularity(String program, Set<String> variables) {
    var words = new ArrayList<>(List.of("env"));
    for (var prefix : List.of("SINGULARITYENV_", "APPTAINERENV_")) {
      // The program sets HOME itself, and complains of one that is set like this.
      variables.stream()
          .filter(v -> !v.equals("HOME"))
          .forEach(v -> words.add("%1$s%2$s=\"${%2$s-}\"".formatted(prefix, v)));
    }
    words.addAll(begin(program));
    words.add("-s exec");
    if (params.flag("singularity_cleanenv", true)) {
      words.add("--cleanenv");
    }
    words.add("--home \"$HOME\" --pwd \"$_job/working\"");
    volumes.of(text("volumes").orElse("$defaults")).forEach(v -> words.add(option("-B", v + "")));
    text("run_extra_arguments").ifPresent(words::add);
    return words;
  }

  private List<String> begin(String program) {
    var words = new ArrayList<String>();
    if (params.flag(container.engine().word() + "_sudo", false)) {
      words.add(text("sudo_cmd").map(Shell::quote).orElse("sudo"));
    }
    words.add(Shell.quote(program));
    return words;
  }

  /** Files that a job makes belong to who runs it, unless the destination says otherwise. */
  private Optional<String> user() {
    var given = params.text("docker_set_user").map(String::strip).orElse("$UID");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        given.equals("$UID") ? "--user \"$(id -u):$(id -g)\"" : option("--user", given));
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
