package org.abell.waiting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import org.abell.admission.LimitCounts;
import org.abell.configuration.JobConfigurations;
import org.abell.job.JobLocks;
import org.abell.job.QueueReason;
import org.abell.server.ServerLeases;

/** Tells why jobs do not run yet. A page of jobs costs the same few statements as one job. */
@ApplicationScoped
@Transactional
public class WaitReasons {

  private final EntityManager em;
  private final JobConfigurations configurations;
  private final ServerLeases leases;
  private final JobLocks locks;

  public WaitReasons() {
    this(null, null, null, null);
  }

  @Inject
  public WaitReasons(
      EntityManager em, JobConfigurations configurations, ServerLeases leases, JobLocks locks) {
    this.em = em;
    this.configurations = configurations;
    this.leases = leases;
    this.locks = locks;
  }

  /** The reasons of those of the jobs that wait or are paused, by id; others are left out. */
  public List<WaitReason> of(Collection<Long> jobIds) {
    var rows = new WaitingRows(em);
    var waiting = jobIds.isEmpty() ? List.<WaitingRow>of() : rows.read(jobIds);
    if (waiting.isEmpty()) {
      return List.of();
    }
    var configuration = configurations.current();
    var handlers = new LivingHandlers(leases.all(), configuration.jobs().handlers());
    var usage = new LimitCounts(em).read(configuration.jobs().destinations());
    var situation = new Sentences.Situation(rows.inputs(jobIds), usage);
    var sentences = new Sentences(configuration, locks.current(), handlers, situation);
    return waiting.stream()
        .map(
            row ->
                new WaitReason(
                    row.job().id(), sentences.of(row), own(row), row.placeOfUser(), row.place()))
        .toList();
  }

  private static String own(WaitingRow row) {
    return row.isAtCluster() ? QueueReason.of(row.said()).own() : "";
  }
}
