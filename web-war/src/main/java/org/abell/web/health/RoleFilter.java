package org.abell.web.health;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;

/** On a server without the role {@code web} there is nothing but its health and its metrics. */
public class RoleFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Set<String> EVERYWHERE = Set.of("/health", "/metrics");

  private final transient ServerIdentity identity;

  public RoleFilter() {
    this(null);
  }

  @Inject
  public RoleFilter(ServerIdentity identity) {
    this.identity = identity;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (identity.is(Role.WEB) || EVERYWHERE.contains(request.getServletPath())) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
