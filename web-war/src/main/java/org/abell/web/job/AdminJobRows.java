package org.abell.web.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.abell.job.Job;
import org.abell.web.job.AdminJobsView.Narrowing;
import org.abell.web.page.Shown;
import org.abell.web.protocol.Ids;

/** Jobs as lines of the admins' list. */
@ApplicationScoped
public class AdminJobRows {

  private final Ids ids;
  private final Clock clock;

  public AdminJobRows() {
    this(null, null);
  }

  @Inject
  public AdminJobRows(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  AdminJobsView.Row row(Job job, boolean recovered, AdminJobFilter filter) {
    var handler = job.handler().orElse("");
    var destination = job.route().destinationId().orElse("");
    var runner = job.route().runner().orElse("");
    return new AdminJobsView.Row(
        ids.encode(job.id()),
        job.id(),
        job.state().label(),
        job.waitReason(),
        new Narrowing(job.toolId(), filter.mentioning("tool", job.toolId()).query()),
        new Narrowing(job.user().email(), filter.mentioning("user", job.user().email()).query()),
        new Narrowing(handler, filter.ofHandler(handler).query()),
        new Narrowing(destination, filter.ofDestination(destination).query()),
        new Narrowing(runner, filter.mentioning("runner", runner).query()),
        job.route().externalId().orElse(""),
        job.priority(),
        job.route().attempt(),
        recovered,
        Shown.time(job.updateTime()),
        Shown.span(age(job.updateTime())),
        job.state().terminal());
  }

  private Duration age(Instant instant) {
    var age = Duration.between(instant, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }
}
