package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.abell.cluster.Cluster;
import org.abell.cluster.FrontKind;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.operations.ChangedApplication;
import org.abell.tests.operations.DomainScript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The web servers restart, or get a new version, under load, by the script that admins use. */
@Tag("bench")
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingRestartBench {

  private static final int BEFORE_SECONDS = 5;

  private final Fronts fronts;
  private final DomainScript script;

  @TempDir private Path folder;

  RollingRestartBench(Cluster cluster) {
    this.fronts = new Fronts(cluster);
    this.script = new DomainScript(cluster);
  }

  @AfterAll
  void close() {
    fronts.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_rolling_restart_under_load(FrontKind kind) throws Exception {
    underLoad(kind, "rolling-restart", "group=web");
  }

  @ParameterizedTest
  @EnumSource
  void a_new_version_under_load(FrontKind kind) throws Exception {
    underLoad(kind, "redeploy", "ear=" + ChangedApplication.another(folder, kind + "-next"));
  }

  private void underLoad(FrontKind kind, String... command) throws Exception {
    var said = new ArrayList<>(List.of(command));
    said.add("front=" + fronts.address(kind));
    member(kind).ifPresent(program -> said.add("member=" + program));
    try (var load = Load.at(fronts.address(kind))) {
      TimeUnit.SECONDS.sleep(BEFORE_SECONDS);
      var start = System.nanoTime();
      script.done(said.toArray(String[]::new));
      var took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      TimeUnit.SECONDS.sleep(BEFORE_SECONDS);
      var seen = load.seen();
      System.out.printf("%s at %s in %d s: %s%n", command[0], kind, took, seen);
      if (kind != FrontKind.NGINX) {
        assertThat(seen.failures()).isEmpty();
      }
    }
  }

  /** What takes a member out of a front that does not see by itself which server stops. */
  private Optional<Path> member(FrontKind kind) throws IOException {
    if (kind == FrontKind.WILDFLY) {
      return Optional.empty();
    }
    var plan = fronts.front(kind).plan();
    var script = plan.folder().resolve("abell/member.sh");
    var arguments =
        kind == FrontKind.APACHE
            ? "127.0.0.1:" + plan.admin()
            : "%1$s/abell/members.conf kill -HUP $(cat %1$s/run/front.pid)"
                .formatted(plan.folder());
    var executable =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    var file = Files.createTempFile(folder, kind.name(), "", executable);
    Files.writeString(file, "#!/bin/bash\nexec %s \"$1\" \"$2\" %s\n".formatted(script, arguments));
    return Optional.of(file);
  }
}
