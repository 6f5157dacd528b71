package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import org.abell.history.DatasetState;

/**
 * Keeps datasets in step with the jobs that write them, in the transaction that changes the job.
 * Whoever reads that a job failed also reads that what depends on it is paused.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class OutputStates {

  private static final String UNREAD = "The file was written, but its metadata could not be read.";

  private final EntityManager em;

  public OutputStates() {
    this(null);
  }

  @Inject
  public OutputStates(EntityManager em) {
    this.em = em;
  }

  /** Gives the outputs the state of their job, and holds dependents of outputs that are lost. */
  void follow(Job job, By by) {
    var state = job.state().ofOutputs();
    for (var output : job.outputs()) {
      output.item().become(state, job.info(), by.at());
    }
    if (!state.readable() && !state.unfinished()) {
      pauseDependents(job, by);
    }
  }

  /** Notes what was found in the outputs; a bad end leaves them in error but described. */
  void describe(Job job, JobEnd end, Instant now) {
    for (var output : job.outputs()) {
      var summary = end.outputs().get(output.name());
      if (summary != null) {
        output.item().describe(summary, now);
      }
    }
  }

  /**
   * Sets those outputs of a good end apart that could not be looked at, and holds what depends on
   * them.
   */
  void refuseUnread(Job job, JobEnd end, By by) {
    if (job.state() != JobState.OK) {
      return;
    }
    var unread =
        job.outputs().stream()
            .filter(o -> end.leavesUnread(o.name()))
            .map(JobOutput::item)
            .toList();
    unread.forEach(item -> item.become(DatasetState.FAILED_METADATA, UNREAD, by.at()));
    if (!unread.isEmpty()) {
      pauseDependents(job, by);
    }
  }

  /** Lets the dependents of a resumed job wait again; they pause once more if it fails again. */
  void resumeDependents(Job job, By by) {
    for (var dependent : dependents(job, JobState.PAUSED)) {
      dependent.resume("", by);
      follow(dependent, by);
      resumeDependents(dependent, by);
    }
  }

  private void pauseDependents(Job job, By by) {
    for (var dependent : dependents(job, JobState.NEW)) {
      // One that a handler has taken meanwhile is paused by that handler.
      if (dependent.handler().isEmpty()) {
        dependent.pause(InputCheck.pauseReason(badInputsOf(dependent)), by);
        follow(dependent, by);
      }
    }
  }

  private static List<String> badInputsOf(Job job) {
    return job.inputs().stream()
        .filter(i -> isBad(i.item().dataset().state()))
        .map(i -> InputCheck.complaint(i.item()))
        .toList();
  }

  private static boolean isBad(DatasetState state) {
    return !state.readable() && !state.unfinished();
  }

  private List<Job> dependents(Job job, JobState state) {
    var ids =
        em.createQuery(
                "select distinct i.job.id from JobInput i where i.job.state = :state"
                    + " and i.item.dataset in"
                    + " (select o.item.dataset from JobOutput o where o.job = :job)"
                    + " order by i.job.id",
                Long.class)
            .setParameter("state", state)
            .setParameter("job", job)
            .getResultList();
    return ids.stream()
        .flatMap(id -> JobRows.lock(em, id).stream())
        .filter(dependent -> dependent.state() == state)
        .toList();
  }
}
