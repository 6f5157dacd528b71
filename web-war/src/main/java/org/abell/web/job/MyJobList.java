package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.abell.installation.Readiness;
import org.abell.job.Job;
import org.abell.job.JobQuery;
import org.abell.job.JobQuery.Order;
import org.abell.job.Jobs;
import org.abell.web.page.Shown;
import org.abell.web.protocol.Ids;
import org.abell.web.waiting.Waits;

/** Makes the list of a user's own jobs, a page at a time. */
@RequestScoped
public class MyJobList {

  private static final int PAGE = 50;

  private final Jobs jobs;
  private final Readiness readiness;
  private final Clock clock;
  private final Ids ids;
  private final Waits waits;

  public MyJobList() {
    this(null, null, null, null, null);
  }

  @Inject
  public MyJobList(Jobs jobs, Readiness readiness, Clock clock, Ids ids, Waits waits) {
    this.jobs = jobs;
    this.readiness = readiness;
    this.clock = clock;
    this.ids = ids;
    this.waits = waits;
  }

  MyJobsView view(long user, String asked, int offset) {
    var state = asked.isEmpty() ? StateChoice.ALL : asked;
    var query = query(user, state, offset);
    var count = jobs.count(query);
    var found = jobs.list(query);
    var reasons = waits.of(found.stream().map(Job::id).toList());
    var rows = found.stream().map(job -> row(job, reasons.getOrDefault(job.id(), ""))).toList();
    return new MyJobsView(
        StateChoice.choices(state),
        rows.isEmpty()
            ? "Jobs: none"
            : "Jobs %d to %d of %d".formatted(offset + 1, offset + rows.size(), count),
        rows,
        text(state, offset),
        offset == 0 ? Optional.empty() : Optional.of(text(state, Math.max(0, offset - PAGE))),
        Optional.of(text(state, offset + PAGE)).filter(t -> offset + PAGE < count));
  }

  private static JobQuery query(long user, String state, int offset) {
    return new JobQuery(
        StateChoice.states(state),
        List.of(),
        List.of(),
        OptionalLong.of(user),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Order.UPDATE_TIME,
        PAGE,
        offset);
  }

  private MyJobsView.Row row(Job job, String waitReason) {
    var age = Duration.between(job.updateTime(), clock.instant());
    return new MyJobsView.Row(
        ids.encode(job.id()),
        job.id(),
        ToolNames.of(job, readiness.installation().toolBox()),
        job.state().label(),
        waitReason.isEmpty() ? job.info() : waitReason,
        ids.encode(job.history().id()),
        job.history().name(),
        Shown.time(job.createTime()),
        Shown.span(age.isNegative() ? Duration.ZERO : age));
  }

  private static String text(String state, int offset) {
    return "state=%s&offset=%d".formatted(URLEncoder.encode(state, StandardCharsets.UTF_8), offset);
  }
}
