package org.abell.container;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the containers of an installation are called: the token of their job, and what tells the
 * installation from others, also from a copy of it, because several may use one engine.
 *
 * @param end what all names end with
 */
public record ContainerNames(String end) {

  private static final int LENGTH = 8;
  private static final String TOKEN = "(abell-\\d+-\\d+)-";

  /**
   * Those of an installation.
   *
   * @param mark the word that names it
   * @param data where all its hosts have its files
   */
  public static ContainerNames of(String mark, Path data) {
    var bytes = (mark + "\0" + data).getBytes(StandardCharsets.UTF_8);
    return new ContainerNames(UUID.nameUUIDFromBytes(bytes).toString().substring(0, LENGTH));
  }

  /** The name of the container of a job. */
  public String name(String token) {
    return token + "-" + end;
  }

  /** The token of the job whose container has the name; empty for any other container. */
  public Optional<String> token(String name) {
    var matcher = Pattern.compile(TOKEN + Pattern.quote(end)).matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
