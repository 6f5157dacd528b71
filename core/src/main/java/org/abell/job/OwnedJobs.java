package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Everything a handler writes about its jobs.
 *
 * <p>Each write locks the row under handler and fence. A handler that lost the job hits no row, and
 * is told so by {@code false} or an empty answer: a lost race is a normal answer, never an error.
 */
@ApplicationScoped
@Transactional
public class OwnedJobs {

  // Locks before it reads: what Hibernate then loads is the row as the last owner left it.
  private static final String LOCK =
      """
      select id from job
      where id = :id and handler = :handler and fence = :fence
      for update
      """;

  private static final String PREPARED =
      """
      update job
      set command_line = :command
      where id = :id and handler = :handler and fence = :fence and state = 'queued'
      """;

  private static final String SUBMITTED =
      """
      update job
      set external_id = :external, wait_reason = :reason
      where id = :id and handler = :handler and fence = :fence and state = 'queued'
      """;

  // No change of state, so no trigger tells the pages that show the job.
  private static final String TELL =
      """
      select pg_notify('abell_job', cast(json_build_object(
        'job', id, 'state', state, 'tag', handler_tag, 'handler', handler,
        'history', history_id, 'user', user_id) as text))
      from job
      where id = :id
      """;

  private static final String RELEASE =
      """
      update job
      set handler = null, fence = fence + 1
      where id = :id and handler = :handler and fence = :fence
      """;

  private final EntityManager em;
  private final Clock clock;
  private final OutputStates outputs;

  public OwnedJobs() {
    this(null, null, null);
  }

  @Inject
  public OwnedJobs(EntityManager em, Clock clock, OutputStates outputs) {
    this.em = em;
    this.clock = clock;
    this.outputs = outputs;
  }

  /** The handler's jobs in one of the states, oldest first; used when a handler starts. */
  public List<JobClaim> of(String handler, Set<JobState> states) {
    return em.createQuery(
            "select j.id, j.fence from Job j"
                + " where j.handler = :handler and j.state in :states order by j.id",
            Object[].class)
        .setParameter("handler", handler)
        .setParameter("states", states)
        .getResultStream()
        .map(row -> new JobClaim((Long) row[0], handler, (Long) row[1]))
        .toList();
  }

  /** Whether the claim holds at this moment: worth asking before work that cannot be undone. */
  public boolean holds(JobClaim claim) {
    return !em.createQuery(
            "select j.id from Job j"
                + " where j.id = :id and j.handler = :handler and j.fence = :fence",
            Long.class)
        .setParameter("id", claim.jobId())
        .setParameter("handler", claim.handler())
        .setParameter("fence", claim.fence())
        .getResultList()
        .isEmpty();
  }

  /** The job's row, locked until the transaction ends, if the claim still holds. */
  public Optional<Job> lock(JobClaim claim) {
    var held =
        em.createNativeQuery(LOCK, Long.class)
            .setParameter("id", claim.jobId())
            .setParameter("handler", claim.handler())
            .setParameter("fence", claim.fence())
            .getResultList();
    return held.isEmpty() ? Optional.empty() : Optional.of(em.find(Job.class, claim.jobId()));
  }

  /** Notes what a queued job will run; only who is told that it is still his may start it. */
  public boolean prepared(JobClaim claim, String commandLine) {
    return em.createNativeQuery(PREPARED)
            .setParameter("command", commandLine)
            .setParameter("id", claim.jobId())
            .setParameter("handler", claim.handler())
            .setParameter("fence", claim.fence())
            .executeUpdate()
        == 1;
  }

  /** Gives a queued job back before it is started: it waits again, and this claim has ended. */
  public boolean putBack(JobClaim claim) {
    var waits = write(claim, JobState.NEW, job -> job.putBack(by(claim)));
    if (waits) {
      release(claim);
    }
    return waits;
  }

  /** Notes that the job waits in the queue of a cluster, what it is called there, and why. */
  public boolean submitted(JobClaim claim, String externalId, Optional<QueueReason> reason) {
    var written =
        em.createNativeQuery(SUBMITTED)
                .setParameter("external", externalId)
                .setParameter("reason", reason.map(QueueReason::stored).orElse(""))
                .setParameter("id", claim.jobId())
                .setParameter("handler", claim.handler())
                .setParameter("fence", claim.fence())
                .executeUpdate()
            == 1;
    if (written && reason.isPresent()) {
      em.createNativeQuery(TELL).setParameter("id", claim.jobId()).getResultList();
    }
    return written;
  }

  /** Notes that the runner started the job. */
  public boolean started(JobClaim claim, String externalId) {
    return write(claim, JobState.RUNNING, job -> job.startAs(externalId, by(claim)));
  }

  /** Ends a job that ran: outputs are described, dependents of a failed one are paused. */
  public boolean end(JobClaim claim, JobEnd end) {
    var written =
        write(
            claim,
            end.state(),
            job -> {
              job.endWith(end, by(claim));
              outputs.describe(job, end, clock.instant());
            });
    if (written) {
      // After the outputs have followed their job, for these go another way.
      outputs.refuseUnread(em.find(Job.class, claim.jobId()), end, by(claim));
    }
    return written;
  }

  /** Ends a job that cannot run. */
  public boolean fail(JobClaim claim, String reason, String details) {
    return write(claim, JobState.ERROR, job -> job.failWith(reason, details, by(claim)));
  }

  /** Holds a job whose inputs are no good, and all that depend on it. */
  public boolean pause(JobClaim claim, String reason) {
    var paused = write(claim, JobState.PAUSED, job -> job.pause(reason, by(claim)));
    if (paused) {
      release(claim);
    }
    return paused;
  }

  /** Gives the job back: nobody owns it, and this claim has ended. */
  public boolean release(JobClaim claim) {
    em.flush();
    return em.createNativeQuery(RELEASE)
            .setParameter("id", claim.jobId())
            .setParameter("handler", claim.handler())
            .setParameter("fence", claim.fence())
            .executeUpdate()
        == 1;
  }

  /** Ends a job that its runner has stopped. */
  public boolean stopped(JobClaim claim) {
    return write(claim, JobState.DELETED, job -> job.stopped(by(claim)));
  }

  /** Lets a failed job wait for its next attempt; nobody owns it then, and this claim has ended. */
  public boolean sendAgain(JobClaim claim, NextAttempt next) {
    var again = write(claim, JobState.RESUBMITTED, job -> job.sendAgain(next, by(claim)));
    if (again) {
      if (next.handler().isPresent()) {
        em.flush();
        em.createNativeQuery("update job set preassigned = null where id = :id")
            .setParameter("id", claim.jobId())
            .executeUpdate();
      }
      release(claim);
    }
    return again;
  }

  /** Lets a job wait once more whose run was broken off; nobody owns it then. */
  public boolean runAgain(JobClaim claim, String reason) {
    var again = write(claim, JobState.RESUBMITTED, job -> job.tryAgain(reason, by(claim)));
    if (again) {
      release(claim);
    }
    return again;
  }

  /** Notes that the end of the job's run is asked for; it then ends as if it had come by itself. */
  public boolean endEarly(JobClaim claim) {
    return write(claim, JobState.STOPPED, job -> job.endEarly(by(claim)));
  }

  /** When those of the handler's jobs began that run. */
  public Map<JobClaim, Instant> startTimes(String handler) {
    return em.createQuery(
            "select j.id, j.fence, j.startTime from Job j"
                + " where j.handler = :handler and j.state = :running and j.startTime is not null",
            Object[].class)
        .setParameter("handler", handler)
        .setParameter("running", JobState.RUNNING)
        .getResultStream()
        .collect(
            Collectors.toMap(
                row -> new JobClaim((Long) row[0], handler, (Long) row[1]),
                row -> (Instant) row[2]));
  }

  /** The handler's jobs that an admin wants back from their destinations, oldest first. */
  public List<JobClaim> withdrawn(String handler) {
    return em.createQuery(
            "select j.id, j.fence from Job j where j.handler = :handler"
                + " and j.state in :states and j.route.withdrawn order by j.id",
            Object[].class)
        .setParameter("handler", handler)
        .setParameter("states", Set.of(JobState.QUEUED, JobState.RUNNING))
        .getResultStream()
        .map(row -> new JobClaim((Long) row[0], handler, (Long) row[1]))
        .toList();
  }

  /** Lets a job that was wanted back wait as if it were new; nothing of it runs any more. */
  public boolean waitsAgain(JobClaim claim) {
    var waits =
        write(
            claim,
            JobState.NEW,
            job -> {
              job.route().clear();
              job.waitAnew("Stopped, and queued again.", by(claim));
            });
    if (waits) {
      release(claim);
    }
    return waits;
  }

  private By by(JobClaim claim) {
    return new By(claim.handler(), clock.instant());
  }

  private boolean write(JobClaim claim, JobState next, Consumer<Job> change) {
    var job = lock(claim).filter(j -> mayBecome(j, next));
    job.ifPresent(
        j -> {
          change.accept(j);
          outputs.follow(j, by(claim));
        });
    return job.isPresent();
  }

  /**
   * A job that is to be stopped ends by being stopped, however its run ends meanwhile; one that is
   * wanted back only waits again.
   */
  private static boolean mayBecome(Job job, JobState next) {
    if (job.state() == JobState.DELETING) {
      return next == JobState.DELETED;
    }
    var wantedBack =
        job.route().withdrawn()
            && (job.state() == JobState.QUEUED || job.state() == JobState.RUNNING);
    return job.state().canBecome(next) && (!wantedBack || next == JobState.NEW);
  }
}
