package org.abell.jobconf;

import java.util.Optional;
import java.util.function.Function;

/**
 * Where {@code from_environ} and {@code from_config} look.
 *
 * @param environment variables of the environment
 * @param settings options of the server's own configuration
 */
public record ValueSources(
    Function<String, Optional<String>> environment, Function<String, Optional<String>> settings) {

  /** An environment without any settings. */
  public static ValueSources of(Function<String, Optional<String>> environment) {
    return new ValueSources(environment, name -> Optional.empty());
  }
}
