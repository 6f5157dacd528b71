package org.abell.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes what the ready-to-run distribution has beyond a stock WildFly: both configurations with the
 * application deployed, and start scripts that know Abell's settings.
 */
public final class Distribution {

  // Left behind by the offline servers.
  private static final List<String> TRACES =
      List.of("log", "tmp", "servers", "data/kernel", "data/tx-object-store");

  private Distribution() {}

  /** The checkout comes as the property {@code abell.checkout}. */
  public static void main(String[] arguments) throws IOException {
    var checkout = Path.of(System.getProperty("abell.checkout", ".")).toAbsolutePath().normalize();
    var module = checkout.resolve("domain-config");
    var target = module.resolve("target/distribution");
    AbellHome.delete(target);
    Files.createDirectories(target.resolve("bin"));
    var sources = Sources.ofCheckout(checkout);
    var log = module.resolve("target/distribution.log");
    for (var simple : List.of(false, true)) {
      var base = target.resolve(simple ? "standalone" : "domain");
      new Configuration(sources, simple).make(base, log);
      tidy(base);
    }
    var added = Files.readString(module.resolve("src/main/distribution/bin/abell.conf"));
    for (var name : List.of("bin/domain.conf", "bin/standalone.conf")) {
      var stock = Files.readString(sources.wildfly().resolve(name));
      Files.writeString(target.resolve(name), stock + "\n" + added);
    }
  }

  private static void tidy(Path base) throws IOException {
    TRACES.forEach(name -> AbellHome.delete(base.resolve(name)));
    try (var entries = Files.newDirectoryStream(base.resolve("configuration"), "*_history")) {
      entries.forEach(AbellHome::delete);
    }
  }
}
