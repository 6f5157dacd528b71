package org.abell.web.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.abell.server.ServerIdentity;
import org.abell.statistics.JobFigures;
import org.abell.statistics.JobTime;

/**
 * Passes each start and end of this handler's jobs on once. A transaction may be seen later than
 * the moment it wrote, so some time is read again and what is known already left out.
 */
@ApplicationScoped
public class JobTimes {

  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final JobFigures measures;
  private final Meters meters;
  private final ServerIdentity server;
  private final Set<JobTime> known = new HashSet<>();
  private Instant newest;

  public JobTimes() {
    this(null, null, null, Clock.systemUTC());
  }

  @Inject
  public JobTimes(JobFigures measures, Meters meters, ServerIdentity server, Clock clock) {
    this.measures = measures;
    this.meters = meters;
    this.server = server;
    this.newest = clock.instant();
  }

  /** Looks for what started and ended since it last did. */
  synchronized void look() {
    var since = newest.minus(AGAIN);
    known.removeIf(time -> time.at().isBefore(since));
    for (var time : measures.times(server.name(), since)) {
      if (known.add(time)) {
        meters.observe(time);
        newest = newest.isBefore(time.at()) ? time.at() : newest;
      }
    }
  }
}
