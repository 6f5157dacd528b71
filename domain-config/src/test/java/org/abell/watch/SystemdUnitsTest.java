package org.abell.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of the distribution, as far as systemd can judge them without running them. */
class SystemdUnitsTest {

  private static final Path DISTRIBUTION = Path.of("src/main/distribution").toAbsolutePath();
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  @TempDir private Path folder;

  @Test
  void systemd_finds_nothing_wrong_with_the_units() throws Exception {
    assumeTrue(Files.isExecutable(ANALYZE), "systemd-analyze is not installed");
    assertThat(findings("")).isEmpty();
    assertThat(findings("Restrat=always\n")).contains("Restrat");
  }

  /** Of both units, with a line more in each of their service sections. */
  private String findings(String more) throws IOException, InterruptedException {
    program("domain.sh");
    program("jboss-cli.sh");
    program("abell-watch.sh");
    var units = List.of(unit("abell.service", more), unit("abell-watch.service", more));
    var output = folder.resolve("findings");
    new ProcessBuilder(
            ANALYZE.toString(),
            "verify",
            "--man=no",
            units.get(0).toString(),
            units.get(1).toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start()
        .waitFor();
    // It also speaks of the machine's own units.
    return String.join(
        "\n", Files.readAllLines(output).stream().filter(l -> l.contains("abell")).toList());
  }

  private Path unit(String name, String more) throws IOException {
    var text = Files.readString(DISTRIBUTION.resolve("abell/systemd").resolve(name));
    return Files.writeString(
        folder.resolve(name),
        text.replace("/opt/abell", folder.toString()).replace("[Service]\n", "[Service]\n" + more));
  }

  private void program(String name) throws IOException {
    var file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
