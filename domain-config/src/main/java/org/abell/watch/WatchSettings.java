package org.abell.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a watch has to know.
 *
 * @param home WildFly, for its jboss-cli
 * @param base the domain's folder
 * @param address of the host controller's management interface, host:port
 * @param host the host's name in the domain
 */
public record WatchSettings(Path home, Path base, String address, String host, Patience patience) {

  /** Reads system properties, WildFly's own where there are such. */
  static WatchSettings of(Map<String, String> properties) {
    var home = Path.of(properties.getOrDefault("jboss.home.dir", "."));
    var base = properties.getOrDefault("jboss.domain.base.dir", home.resolve("domain").toString());
    var host = properties.getOrDefault("abell.watch.host", "primary");
    if (!host.matches("[\\w.-]+")) {
      throw new IllegalArgumentException("abell.watch.host is '%s', not a name.".formatted(host));
    }
    return new WatchSettings(
        home,
        Path.of(base),
        properties.getOrDefault("jboss.bind.address.management", "127.0.0.1")
            + ":"
            + properties.getOrDefault("jboss.management.http.port", "9990"),
        host,
        new Patience(
            seconds(properties, "abell.watch.delay", Patience.USUAL.delay()),
            seconds(properties, "abell.watch.delay.max", Patience.USUAL.longest()),
            seconds(properties, "abell.watch.minimum", Patience.USUAL.minimum()),
            number(properties, "abell.watch.tries", Patience.USUAL.tries())));
  }

  private static Duration seconds(Map<String, String> properties, String name, Duration usual) {
    return Duration.ofSeconds(number(properties, name, Math.toIntExact(usual.toSeconds())));
  }

  private static int number(Map<String, String> properties, String name, int usual) {
    var text = properties.getOrDefault(name, Integer.toString(usual)).strip();
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw new IllegalArgumentException(
          "%s is '%s', not a number from 1 to 999999.".formatted(name, text));
    }
    return Integer.parseInt(text);
  }
}
