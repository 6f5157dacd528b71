package org.abell.web.upload;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.abell.web.protocol.Doc;

/**
 * Refuses a request that says it brings more than {@code abell.max.post.size} bytes. WildFly's
 * listeners would refuse it without a word; theirs is a higher limit, for bodies of unknown length.
 */
public class SizeLimit extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final long DEFAULT = 64L << 30;
  private static final int CODE = 413_001;

  private final long limit;

  public SizeLimit() {
    this(Long.getLong("abell.max.post.size", DEFAULT));
  }

  SizeLimit(long limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getContentLengthLong() <= limit) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    response.setContentType("application/json");
    // Nobody wants to read the rest of it.
    response.setHeader("Connection", "close");
    var sentence = "One request may bring %d bytes at most.".formatted(limit);
    response
        .getWriter()
        .write(new Doc().put("err_msg", sentence).put("err_code", CODE).json().toString());
  }
}
