package org.abell.tests.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.abell.cluster.Cluster;
import org.abell.cluster.FrontKind;
import org.abell.debian.DebianPackages;
import org.abell.tests.cluster.ClusterExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each front costs: the same small page through it and past it, in one run. */
@Tag("bench")
@ExtendWith(ClusterExtension.class)
class ThroughputBench {

  private static final int ROUNDS = 2;
  private static final int SECONDS = 8;
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern P99 = Pattern.compile("(?m)^\\s+99%\\s+(\\S+)");

  private final Cluster cluster;

  ThroughputBench(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void the_page_of_the_sign_in_through_each_front() throws Exception {
    try (var fronts = new Fronts(cluster)) {
      for (int round = 1; round <= ROUNDS; round++) {
        measure(round, "direct", cluster.server("web0"));
        for (var kind : FrontKind.values()) {
          measure(round, kind.name(), fronts.address(kind));
        }
      }
    }
  }

  private static void measure(int round, String name, URI address)
      throws IOException, InterruptedException {
    var wrk = DebianPackages.program("wrk", "wrk").toString();
    var page = address.resolve("/login").toString();
    var process =
        new ProcessBuilder(wrk, "-t1", "-c16", "-d" + SECONDS + "s", "--latency", page)
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).doesNotContain("Non-2xx", "Socket errors");
    System.out.printf(
        "round %d, %s: %s requests/s, p99 %s%n",
        round, name, first(RATE, output), first(P99, output));
  }

  private static String first(Pattern pattern, String output) {
    var match = pattern.matcher(output);
    assertThat(match.find()).as(output).isTrue();
    return match.group(1);
  }
}
