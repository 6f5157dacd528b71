package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.abell.debian.DebianPackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fronts' own check of the sites we ship as samples. */
class FrontConfigurationIT {

  private static final Path APACHE = Path.of("../apache").toAbsolutePath().normalize();

  // Only mod_proxy_cluster knows these, and Debian has no package of it.
  private static final String OF_MOD_CLUSTER =
      "\\s*(MemManagerFile|ManagerBalancerName|PersistSlots|EnableMCMPReceive)\\b.*";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "balancer-stock, http",
    "balancer-stock, https",
    "balancer-mod_cluster, http",
    "balancer-mod_cluster, https"
  })
  void httpd_takes_the_site_with_either_balancer(String balancer, String protocol)
      throws Exception {
    var httpd = DebianPackages.program("apache2", "apache2");
    copy("httpd");
    var cluster = folder.resolve("abell/balancer-mod_cluster.conf");
    Files.writeString(
        cluster,
        Files.readAllLines(cluster).stream()
            .filter(line -> !line.matches(OF_MOD_CLUSTER))
            .collect(Collectors.joining("\n", "", "\n")));
    makeCertificate();
    var site =
        Files.readString(folder.resolve("abell/site.conf"))
            .replace("/etc/apache2/abell", folder.resolve("abell").toString())
            .replaceAll("(?m)^#(Define ABELL_(TLS|URL|CERTIFICATE|FRONT_KEY|FILES))", "$1")
            .replaceAll("/etc/ssl/(certs|private)", folder.toString())
            .replace("/balancer-stock.conf\n", "/" + balancer + ".conf\n")
            .replace("/http.conf\n", "/" + protocol + ".conf\n");
    var main =
        """
        ServerRoot %1$s
        PidFile %1$s/httpd.pid
        ErrorLog %1$s/error.log
        Define MODULES /usr/lib/apache2/modules
        Include %1$s/abell/modules.conf
        """
            .formatted(folder);
    var configuration = Files.writeString(folder.resolve("httpd.conf"), main + site);
    assertThat(check(httpd, "-t", "-f", configuration.toString())).contains("Syntax OK");
  }

  @Test
  void nginx_takes_the_site() throws Exception {
    var nginx = DebianPackages.program("nginx", "nginx");
    copy("nginx");
    var site =
        Files.readString(folder.resolve("abell/site.conf"))
            .replace("listen 80;", "listen 127.0.0.1:18007;")
            .replace("/run/abell-again.sock", folder.resolve("again.sock").toString());
    var configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events {}
            http {
            %2$s
            }
            """
                .formatted(folder, site));
    assertThat(check(nginx, "-t", "-c", configuration.toString())).contains("test is successful");
  }

  private void copy(String front) throws IOException {
    Files.createDirectory(folder.resolve("abell"));
    try (var files = Files.list(APACHE.resolve(front))) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve("abell").resolve(file.getFileName()));
      }
    }
  }

  private void makeCertificate() throws IOException, InterruptedException {
    var openssl = DebianPackages.program("openssl", "openssl");
    var names = "-keyout %1$s/jobs.example.org.key -out %1$s/jobs.example.org.pem";
    var command = "req -x509 -newkey rsa:2048 -nodes -subj /CN=jobs.example.org " + names;
    check(openssl, command.formatted(folder).split(" "));
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
