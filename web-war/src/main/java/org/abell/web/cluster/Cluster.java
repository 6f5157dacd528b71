package org.abell.web.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.abell.job.JobState;
import org.abell.server.ServerLease;
import org.abell.server.ServerLeases;
import org.abell.statistics.QueueStatistics;

/** The servers as admins see them. */
@ApplicationScoped
public class Cluster {

  private final ServerLeases leases;
  private final QueueStatistics queue;
  private final Clock clock;

  public Cluster() {
    this(null, null, null);
  }

  @Inject
  public Cluster(ServerLeases leases, QueueStatistics queue, Clock clock) {
    this.leases = leases;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * A server and what it is doing.
   *
   * @param lease as it stands in the database
   * @param age of the last renewal; two hosts' clocks are compared here, so it is for people only
   * @param load unfinished jobs it owns, by state
   */
  public record Member(ServerLease lease, Duration age, Map<JobState, Long> load) {

    /** How many of its jobs are in the state. */
    public long jobs(JobState state) {
      return load.getOrDefault(state, 0L);
    }
  }

  /** All servers that were ever seen, by name. */
  public List<Member> members() {
    var load = queue.loadOfHandlers();
    return leases.all().stream()
        .map(l -> new Member(l, age(l), load.getOrDefault(l.server(), Map.of())))
        .toList();
  }

  private Duration age(ServerLease lease) {
    var age = Duration.between(lease.renewedAt(), clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }
}
