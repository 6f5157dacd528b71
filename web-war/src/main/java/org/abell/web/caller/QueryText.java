package org.abell.web.caller;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads single parameters out of a query without touching the request's body. */
public final class QueryText {

  private QueryText() {}

  /** The value of the first parameter of that name. */
  public static Optional<String> parameter(String query, String name) {
    if (query == null) {
      return Optional.empty();
    }
    for (var pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return Optional.of(decoded(pair.substring(name.length() + 1)));
      }
    }
    return Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
