package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rolling restart of the web servers under load, by the script that admins use. */
@Tag("bench")
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingRestartBench {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final int MINUTES = 10;
  private static final int BEFORE_SECONDS = 5;

  private final Cluster cluster;
  private final Fronts fronts;

  @TempDir private Path folder;

  RollingRestartBench(Cluster cluster) {
    this.cluster = cluster;
    this.fronts = new Fronts(cluster);
  }

  @AfterAll
  void close() {
    fronts.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_rolling_restart_under_load(FrontKind kind) throws Exception {
    try (var load = Load.at(fronts.address(kind))) {
      TimeUnit.SECONDS.sleep(BEFORE_SECONDS);
      var start = System.nanoTime();
      restart(fronts.address(kind), member(kind));
      var took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      TimeUnit.SECONDS.sleep(BEFORE_SECONDS);
      var seen = load.seen();
      System.out.printf("rolling restart at %s in %d s: %s%n", kind, took, seen);
      if (kind != FrontKind.NGINX) {
        assertThat(seen.failures()).isEmpty();
      }
    }
  }

  private void restart(URI front, Optional<Path> member) throws IOException, InterruptedException {
    var scripts = CHECKOUT.resolve("domain-config/cli");
    var command = new ArrayList<>(List.of(scripts.resolve("rolling-restart.sh").toString()));
    command.addAll(List.of("-f", front.toString()));
    member.ifPresent(program -> command.addAll(List.of("-m", program.toString())));
    for (var server : List.of("web0", "web1")) {
      command.add(server + "=" + cluster.server(server));
    }
    var output = folder.resolve("restart.log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    var management = cluster.accounts().management();
    var cli = CHECKOUT.resolve("domain-config/target").toFile().listFiles(this::isWildFly)[0];
    builder
        .environment()
        .put(
            "JBOSS_CLI",
            "%s/bin/jboss-cli.sh --connect --controller=127.0.0.1:%d --user=%s --password=%s"
                .formatted(
                    cli, cluster.console().getPort(), management.name(), management.password()));
    builder.environment().put("JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m");
    var process = builder.start();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }

  private boolean isWildFly(java.io.File folder, String name) {
    return name.startsWith("wildfly-");
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
    var file = Files.createFile(folder.resolve(kind.name()), executable);
    Files.writeString(file, "#!/bin/bash\nexec %s \"$1\" \"$2\" %s\n".formatted(script, arguments));
    return Optional.of(file);
  }
}
