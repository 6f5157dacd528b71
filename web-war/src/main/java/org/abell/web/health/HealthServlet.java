package org.abell.web.health;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.abell.installation.Readiness;
import org.abell.server.ServerIdentity;
import org.abell.web.protocol.Doc;

/**
 * {@code /health/live}: the process answers. {@code /health/started}: it has become ready once.
 * {@code /health/ready}: it can work now, so its database answers too.
 */
public class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int SECONDS_FOR_DATABASE = 2;

  private final transient Readiness readiness;
  private final transient ServerIdentity identity;

  @Resource(lookup = "java:jboss/datasources/AbellDS")
  private transient DataSource source;

  public HealthServlet() {
    this(null, null);
  }

  @Inject
  public HealthServlet(Readiness readiness, ServerIdentity identity) {
    this.readiness = readiness;
    this.identity = identity;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var question = Optional.ofNullable(request.getPathInfo()).orElse("");
    switch (question) {
      case "/live" -> answer(response, true, "");
      case "/started" -> {
        var started = readiness.current().isPresent();
        answer(response, started, started ? "" : readiness.reason());
      }
      case "/ready" -> {
        var reason = readiness.reason().isEmpty() ? complaintOfDatabase() : readiness.reason();
        answer(response, reason.isEmpty(), reason);
      }
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private String complaintOfDatabase() {
    try (var connection = source.getConnection()) {
      return connection.isValid(SECONDS_FOR_DATABASE) ? "" : "The database does not answer.";
    } catch (SQLException e) {
      return "The database cannot be used: " + e.getMessage();
    }
  }

  private void answer(HttpServletResponse response, boolean ready, String reason)
      throws IOException {
    response.setStatus(
        ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response
        .getWriter()
        .write(
            new Doc()
                .put("server", identity.name())
                .put("role", identity.roleText())
                .put("ready", ready)
                .put("reason", reason)
                .json()
                .toString());
  }
}
