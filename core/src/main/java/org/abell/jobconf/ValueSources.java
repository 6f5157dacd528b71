package org.abell.jobconf;

import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What a job configuration has from its surroundings: where {@code from_environ} and {@code
 * from_config} look, and what the server's settings say beside it.
 *
 * @param environment variables of the environment
 * @param settings options of the server's own configuration
 * @param resolvers the server's list of container resolvers, if its settings have one
 */
public record ValueSources(
    Function<String, Optional<String>> environment,
    Function<String, Optional<String>> settings,
    Optional<Part> resolvers) {

  /** A part of a YAML file. */
  public record Part(String file, Node node) {}

  /** Settings without lists. */
  public ValueSources(
      Function<String, Optional<String>> environment, Function<String, Optional<String>> settings) {
    this(environment, settings, Optional.empty());
  }

  /** An environment without any settings. */
  public static ValueSources of(Function<String, Optional<String>> environment) {
    return new ValueSources(environment, name -> Optional.empty());
  }
}
