package org.abell.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the person at the keyboard asked for with -D.
 *
 * @param home the folder of database, files, domain and logs ({@code abell.home}, else {@code
 *     .abell} in the checkout)
 * @param ports where everything listens
 * @param path where the application lives below the host's name, empty for the root
 * @param fresh whether older data goes first
 * @param simple one standalone server instead of the domain
 * @param front what clients reach first
 * @param keep whether the cluster stays up after the main job
 * @param database an existing database instead of the embedded one
 */
public record Settings(
    Path home,
    Ports ports,
    String path,
    boolean fresh,
    boolean simple,
    FrontKind front,
    boolean keep,
    Optional<DatabaseAddress> database) {

  /** Reads the properties. A flag counts as set when it is there and not {@code false}. */
  public static Settings of(Map<String, String> properties, Path checkout) {
    var ports =
        new Ports(
            number(properties, "http.port", Ports.DEFAULT.http()),
            number(properties, "console.port", Ports.DEFAULT.console()),
            number(properties, "db.port", Ports.DEFAULT.database()),
            number(properties, "port.offset", Ports.DEFAULT.offset()));
    var home = checkout.resolve(properties.getOrDefault("abell.home", ".abell"));
    return new Settings(
        home.toAbsolutePath().normalize(),
        ports,
        path(properties.getOrDefault("path", "")),
        flag(properties, "fresh", false),
        flag(properties, "simple", false),
        front(properties),
        flag(properties, "keep", true),
        Optional.ofNullable(properties.get("db")).map(DatabaseAddress::parse));
  }

  private static String path(String given) {
    if (!given.matches("(/[\\w.-]+)*/?")) {
      throw new ClusterException(
          "The property path is '%s', not a path as /galaxy is.".formatted(given));
    }
    return given.replaceFirst("/$", "");
  }

  private static FrontKind front(Map<String, String> properties) {
    var front = FrontKind.of(properties.getOrDefault("front", "wildfly"));
    if (front != FrontKind.WILDFLY && flag(properties, "simple", false)) {
      throw new ClusterException(
          "The simple configuration has no front: leave out -Dfront or -Dsimple.");
    }
    return front;
  }

  private static boolean flag(Map<String, String> properties, String name, boolean otherwise) {
    var value = properties.get(name);
    return value == null ? otherwise : !value.equalsIgnoreCase("false");
  }

  private static int number(Map<String, String> properties, String name, int otherwise) {
    var value = properties.get(name);
    try {
      return value == null ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new ClusterException("The property %s is '%s', not a number.".formatted(name, value));
    }
  }
}
