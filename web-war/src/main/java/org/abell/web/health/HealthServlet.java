package org.abell.web.health;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.abell.installation.Readiness;
import org.abell.job.JobState;
import org.abell.server.ServerIdentity;
import org.abell.statistics.QueueStatistics;
import org.abell.web.protocol.Doc;

/**
 * {@code /health/live}: the process answers. {@code /health/started}: it has become ready once.
 * {@code /health/ready}: it can work now, so its database answers too. {@code /health/work}: the
 * same with the number of jobs that it handles.
 */
public class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int SECONDS_FOR_DATABASE = 2;
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final transient Readiness readiness;
  private final transient ServerIdentity identity;
  private final transient QueueStatistics queue;
  private final transient Kept<String> database;
  private final transient Kept<Long> jobs;

  @Resource(lookup = "java:jboss/datasources/AbellDS")
  private transient DataSource source;

  public HealthServlet() {
    this(null, null, null, null);
  }

  @Inject
  public HealthServlet(
      Readiness readiness, ServerIdentity identity, QueueStatistics queue, Clock clock) {
    this.readiness = readiness;
    this.identity = identity;
    this.queue = queue;
    this.database = new Kept<>(this::complaintOfDatabase, FRESH, clock);
    this.jobs = new Kept<>(this::countJobs, FRESH, clock);
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
        var reason = complaint();
        answer(response, reason.isEmpty(), reason);
      }
      case "/work" -> {
        var reason = complaint();
        var document = document(reason.isEmpty(), reason);
        answer(response, true, reason.isEmpty() ? document.put("jobs", jobs.answer()) : document);
      }
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private String complaint() {
    return readiness.reason().isEmpty() ? database.answer() : readiness.reason();
  }

  private long countJobs() {
    var load = queue.loadOfHandlers().getOrDefault(identity.name(), Map.of());
    return load.getOrDefault(JobState.QUEUED, 0L) + load.getOrDefault(JobState.RUNNING, 0L);
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
    answer(response, ready, document(ready, reason));
  }

  private Doc document(boolean ready, String reason) {
    return new Doc()
        .put("server", identity.name())
        .put("role", identity.roleText())
        .put("ready", ready)
        .put("reason", reason);
  }

  private static void answer(HttpServletResponse response, boolean good, Doc document)
      throws IOException {
    response.setStatus(
        good ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(document.json().toString());
  }
}
