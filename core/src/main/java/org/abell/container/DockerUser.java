package org.abell.container;

import java.nio.file.Path;
import java.util.List;
import org.abell.jobconf.Params;
import org.abell.jobdir.Shell;

/**
 * Who the processes in a container are ({@code docker_set_user}): who runs the job, unless the
 * destination says otherwise, so that files that a job makes are its own. Podman without root maps
 * users, so there the one who runs the job is kept as who he is.
 */
record DockerUser(Params params) {

  private static final String SELF = "$UID";
  private static final String KEPT = "$([ \"$(id -u)\" = 0 ] || echo --userns=keep-id)";

  List<String> words() {
    var given = params.text("docker_set_user").map(String::strip).orElse(SELF);
    if (given.isEmpty()) {
      return List.of();
    }
    if (!given.equals(SELF)) {
      return List.of("--user " + Shell.quote(given));
    }
    var self = "--user \"$(id -u):$(id -g)\"";
    return mapsUsers() ? List.of(KEPT, self) : List.of(self);
  }

  private boolean mapsUsers() {
    var program = Path.of(EngineCommand.program(Engine.DOCKER, params)).getFileName();
    return "podman".equals(String.valueOf(program))
        && !params.flag("docker_sudo", false)
        && !params.text("docker_run_extra_arguments").orElse("").contains("--userns");
  }
}
