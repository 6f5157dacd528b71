package org.abell.web.metrics;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Times all requests but those that stay open for live updates. */
public class RequestMeter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final double NANOS = 1e9;
  private static final int FAILED = 500;

  private final transient Meters meters;

  public RequestMeter() {
    this(null);
  }

  @Inject
  public RequestMeter(Meters meters) {
    this.meters = meters;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var begin = System.nanoTime();
    var status = FAILED;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      if (!request.isAsyncStarted()) {
        meters.answered(
            kind(request.getServletPath()), status, (System.nanoTime() - begin) / NANOS);
      }
    }
  }

  /** The first part of the path, where it is one of few. */
  static String kind(String path) {
    var end = path.indexOf('/', 1);
    var first = path.substring(0, end < 0 ? path.length() : end);
    return switch (first) {
      case "/api", "/static", "/health", "/metrics", "/events" -> first.substring(1);
      default -> "page";
    };
  }
}
