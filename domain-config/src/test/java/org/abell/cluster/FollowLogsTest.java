package org.abell.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowLogsTest {

  @TempDir private Path base;

  @Test
  void lines_of_all_servers_come_as_they_are_written_also_after_a_change_of_files()
      throws Exception {
    write("web0", "web0 one\n");
    write("handler0", "handler0 one\n");
    var process = follow(base.toString());
    try (var reader = process.inputReader()) {
      assertThat(List.of(reader.readLine(), reader.readLine()))
          .containsExactlyInAnyOrder("web0 one", "handler0 one");
      write("web0", "web0 two\n");
      assertThat(reader.readLine()).isEqualTo("web0 two");
      Files.move(log("web0"), log("web0").resolveSibling("server.log.1"));
      write("web0", "web0 three\n");
      assertThat(reader.readLine()).isEqualTo("web0 three");
    } finally {
      process.destroy();
    }
  }

  @Test
  void only_the_servers_that_are_named_are_followed() throws Exception {
    write("web0", "web0 one\n");
    write("handler0", "handler0 one\n");
    var process = follow(base.toString(), "handler0");
    try (var reader = process.inputReader()) {
      assertThat(reader.readLine()).isEqualTo("handler0 one");
      write("web0", "web0 two\n");
      write("handler0", "handler0 two\n");
      assertThat(reader.readLine()).isEqualTo("handler0 two");
    } finally {
      process.destroy();
    }
  }

  @Test
  void a_wrong_call_is_one_sentence() throws Exception {
    write("web0", "");
    assertThat(refused(base.resolve("nothing").toString()))
        .contains("is not the folder of a domain");
    assertThat(refused(base.toString(), "web9")).contains("There is no server web9 in");
  }

  private static String refused(String... arguments) throws IOException, InterruptedException {
    var process = follow(arguments);
    try (var reader = process.errorReader()) {
      var text = reader.readLine();
      assertThat(reader.readLine()).isNull();
      assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(2);
      return text;
    }
  }

  private static Process follow(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("bash", "cli/follow-logs.sh"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  private Path log(String server) {
    return base.resolve("servers").resolve(server).resolve("log/server.log");
  }

  private void write(String server, String text) throws IOException {
    Files.createDirectories(log(server).getParent());
    Files.writeString(log(server), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
