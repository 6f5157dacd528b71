package org.abell.web.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where clients put an API key: the header {@code x-api-key}, else the query's {@code key}. */
final class ApiKeys {

  private ApiKeys() {}

  /** The key of the request. Only the query is read, never a form's body. */
  static Optional<String> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("x-api-key"))
        .or(() -> QueryText.parameter(request.getQueryString(), "key"))
        .filter(key -> !key.isBlank());
  }
}
