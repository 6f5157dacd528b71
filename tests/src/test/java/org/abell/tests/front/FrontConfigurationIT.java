package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.abell.tests.debian.DebianPackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fronts' own check of the configuration we ship. */
class FrontConfigurationIT {

  private static final Path APACHE = Path.of("../apache").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void httpd_takes_the_configuration() throws Exception {
    var httpd = DebianPackages.program("apache2", "apache2");
    var site =
        Files.writeString(
            folder.resolve("httpd.conf"),
            """
            ServerRoot %1$s
            PidFile %1$s/httpd.pid
            ErrorLog %1$s/error.log
            Define MODULES /usr/lib/apache2/modules
            Define FRONT 127.0.0.1:8080
            Define WEB0 127.0.0.1:18180
            Define WEB1 127.0.0.1:18280
            Include %2$s/httpd/abell.conf
            """
                .formatted(folder, APACHE));
    assertThat(check(httpd, "-t", "-f", site.toString())).contains("Syntax OK");
  }

  @Test
  void nginx_takes_the_configuration() throws Exception {
    var nginx = DebianPackages.program("nginx", "nginx");
    var site =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events {}
            http { include %2$s/nginx/abell.conf; }
            """
                .formatted(folder, APACHE));
    assertThat(check(nginx, "-t", "-c", site.toString())).contains("test is successful");
  }

  private String check(Path program, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor();
    return Files.readString(output);
  }
}
