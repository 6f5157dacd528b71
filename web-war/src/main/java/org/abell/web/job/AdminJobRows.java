package org.abell.web.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.abell.job.Job;
import org.abell.job.Recoveries;
import org.abell.web.job.AdminJobsView.Narrowing;
import org.abell.web.page.Shown;
import org.abell.web.protocol.Ids;
import org.abell.web.waiting.Waits;

/** Jobs as lines of the admins' list. */
@ApplicationScoped
public class AdminJobRows {

  private final Ids ids;
  private final Clock clock;
  private final Recoveries recoveries;
  private final Waits waits;

  public AdminJobRows() {
    this(null, null, null, null);
  }

  @Inject
  public AdminJobRows(Ids ids, Clock clock, Recoveries recoveries, Waits waits) {
    this.ids = ids;
    this.clock = clock;
    this.recoveries = recoveries;
    this.waits = waits;
  }

  Instant now() {
    return clock.instant();
  }

  /** A page of them: what is beside the jobs' rows is asked for once. */
  List<AdminJobsView.Row> of(List<Job> jobs, AdminJobFilter filter) {
    var numbers = jobs.stream().map(Job::id).toList();
    var recovered = recoveries.among(numbers);
    var reasons = waits.forAdmins(numbers);
    return jobs.stream()
        .map(
            job -> {
              var remarks =
                  new Remarks(reasons.getOrDefault(job.id(), ""), recovered.contains(job.id()));
              return row(job, remarks, filter);
            })
        .toList();
  }

  /** What is not in a job's own row. */
  private record Remarks(String waitReason, boolean recovered) {}

  private AdminJobsView.Row row(Job job, Remarks remarks, AdminJobFilter filter) {
    var handler = job.handler().orElse("");
    var destination = job.route().destinationId().orElse("");
    var runner = job.route().runner().orElse("");
    return new AdminJobsView.Row(
        ids.encode(job.id()),
        job.id(),
        job.state().label(),
        remarks.waitReason(),
        new Narrowing(job.toolId(), filter.mentioning("tool", job.toolId()).query()),
        new Narrowing(job.user().email(), filter.mentioning("user", job.user().email()).query()),
        new Narrowing(handler, filter.ofHandler(handler).query()),
        new Narrowing(destination, filter.ofDestination(destination).query()),
        new Narrowing(runner, filter.mentioning("runner", runner).query()),
        job.route().externalId().orElse(""),
        job.priority(),
        job.route().attempt(),
        remarks.recovered(),
        Shown.time(job.updateTime()),
        Shown.span(age(job.updateTime())),
        job.state().terminal());
  }

  private Duration age(Instant instant) {
    var age = Duration.between(instant, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }
}
