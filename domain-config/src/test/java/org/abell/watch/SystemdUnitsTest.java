package org.abell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.abell.debian.DebianPackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of the distribution, as far as systemd can judge them without running them. */
class SystemdUnitsTest {

  private static final Path DISTRIBUTION = Path.of("src/main/distribution").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void systemd_finds_nothing_wrong_with_the_units() throws Exception {
    assertThat(findings("")).isEmpty();
    assertThat(findings("Restrat=always\n")).contains("Restrat");
  }

  /** Of all units, with a line more in each of their service sections. */
  private String findings(String more) throws IOException, InterruptedException {
    for (var program :
        List.of(
            "bin/domain.sh", "bin/jboss-cli.sh", "bin/abell-watch.sh", "abell/cli/end-frozen.sh")) {
      program(program);
    }
    var analyze = DebianPackages.program("systemd-analyze", "systemd");
    var call = new ArrayList<>(List.of(analyze.toString(), "verify", "--man=no"));
    for (var unit : List.of("abell.service", "abell-watch.service", "abell-frozen.service")) {
      call.add(unit(unit, more).toString());
    }
    var output = folder.resolve("findings");
    new ProcessBuilder(call)
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
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
