package org.abell.web.caller;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses changes that another site's page asks a browser to make. Requests with an API key in a
 * header or query are not a browser's doing and pass.
 */
public class SameOriginFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (SAFE.contains(request.getMethod())
        || ApiKeys.of(request).isPresent()
        || fromOwnPage(request)) {
      chain.doFilter(request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      response.setContentType("application/json");
      response
          .getWriter()
          .write(
              "{\"err_msg\": \"This request comes from a page of another site.\","
                  + " \"err_code\": 403005}");
    }
  }

  private static boolean fromOwnPage(HttpServletRequest request) {
    return fromOwnPage(
        Optional.ofNullable(request.getHeader("Sec-Fetch-Site")),
        Optional.ofNullable(request.getHeader("Origin")),
        request.getHeader("Host"));
  }

  /** Browsers send at least one of the two headers with a change; other clients send neither. */
  static boolean fromOwnPage(Optional<String> site, Optional<String> origin, String host) {
    return site.isPresent()
        ? OWN.contains(site.get())
        : origin.isEmpty() || sameHost(origin.get(), host);
  }

  private static boolean sameHost(String origin, String host) {
    try {
      return URI.create(origin).getRawAuthority() != null
          && URI.create(origin).getRawAuthority().equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
