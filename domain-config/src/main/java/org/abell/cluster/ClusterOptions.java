package org.abell.cluster;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a cluster is to be.
 *
 * @param sources what it is made from
 * @param home the folder of everything it writes
 * @param ports where it listens
 * @param simple one standalone server instead of the domain
 * @param front what clients reach first
 * @param database an existing database instead of the embedded one
 * @param systemProperties more system properties of every server
 * @param settings lines of abell.yml besides or instead of the usual ones, key to YAML value
 */
public record ClusterOptions(
    Sources sources,
    Path home,
    Ports ports,
    boolean simple,
    FrontKind front,
    Optional<DatabaseAddress> database,
    Map<String, String> systemProperties,
    Map<String, String> settings) {

  /** The domain with an embedded database at the usual ports. */
  public static ClusterOptions of(Sources sources, Path home) {
    return new ClusterOptions(
        sources,
        home,
        Ports.DEFAULT,
        false,
        FrontKind.WILDFLY,
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  public ClusterOptions withPorts(Ports other) {
    return new ClusterOptions(
        sources, home, other, simple, front, database, systemProperties, settings);
  }

  public ClusterOptions withSystemProperties(Map<String, String> other) {
    return new ClusterOptions(sources, home, ports, simple, front, database, other, settings);
  }

  public ClusterOptions withSettings(Map<String, String> other) {
    return new ClusterOptions(
        sources, home, ports, simple, front, database, systemProperties, other);
  }
}
