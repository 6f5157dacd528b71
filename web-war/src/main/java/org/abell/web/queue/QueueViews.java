package org.abell.web.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.abell.configuration.JobConfigurations;
import org.abell.statistics.QueueLine;
import org.abell.statistics.QueueStatistics;
import org.abell.statistics.Throughputs;
import org.abell.waiting.LimitUses;
import org.abell.web.page.Shown;

/** The queue in the words of its page. */
@ApplicationScoped
public class QueueViews {

  private final QueueStatistics queue;
  private final Throughputs throughputs;
  private final LimitUses limits;
  private final JobConfigurations configurations;

  public QueueViews() {
    this(null, null, null, null);
  }

  @Inject
  public QueueViews(
      QueueStatistics queue,
      Throughputs throughputs,
      LimitUses limits,
      JobConfigurations configurations) {
    this.queue = queue;
    this.throughputs = throughputs;
    this.limits = limits;
    this.configurations = configurations;
  }

  QueueView view() {
    var jobs = configurations.current().jobs();
    return new QueueView(
        queue.byTag().stream().map(l -> line(l, l.name(), "")).toList(),
        queue.byDestination().stream().map(QueueViews::ofDestination).toList(),
        LimitLines.of(jobs.limits(), limits.all()),
        List.of(
            Plot.of("hour", "The last hour, minute by minute", throughputs.ofLastHour()),
            Plot.of("day", "The last day, in half hours", throughputs.ofLastDay())));
  }

  private static QueueView.Line ofDestination(QueueLine line) {
    return line.name().isEmpty()
        ? line(line, "not decided yet", "")
        : line(
            line,
            line.name(),
            "destination=" + URLEncoder.encode(line.name(), StandardCharsets.UTF_8));
  }

  private static QueueView.Line line(QueueLine line, String name, String query) {
    return new QueueView.Line(
        name,
        query,
        line.waiting(),
        line.queued(),
        line.running(),
        line.waits().median().map(Shown::span).orElse(""),
        line.waits().nineTenths().map(Shown::span).orElse(""),
        line.waits().started());
  }
}
