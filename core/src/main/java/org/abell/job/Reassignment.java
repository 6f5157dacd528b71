package org.abell.job;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/**
 * Gives a locked job to another handler. A waiting one goes to the name or tag at once. One that
 * was sent somewhere goes to a single handler that can watch it, which finds it among its own.
 *
 * <p>The leases are read as they are, unlocked: when the target is lost at that moment, it is taken
 * over like any other job.
 */
final class Reassignment {

  private static final String TARGETS =
      """
      select server, host
      from server_lease
      where 'handler' = any (string_to_array(role, ','))
        and expires_at > clock_timestamp() and effective_mode = 'working'
        and (server = :target or :target = any (string_to_array(tags, ',')))
      order by server <> :target, server
      """;

  private static final String MOVE =
      """
      update job
      set handler = :handler, preassigned = null, fence = fence + 1
      where id = :id
      """;

  private final EntityManager em;
  private final By by;

  Reassignment(EntityManager em, By by) {
    this.em = em;
    this.by = by;
  }

  /** A handler that works. */
  private record Target(String server, String host) {}

  ActionResult of(Job job, String target, String row) {
    var targets = targets(target);
    if (targets.isEmpty()) {
      return ActionResult.refused(
          job, "No working handler has the name or tag %s.".formatted(target));
    }
    if (job.waits() || job.state() == JobState.PAUSED) {
      job.assignTo(target);
      job.note(row, by);
      JobRows.free(em, job);
      return ActionResult.done(job, "It waits for %s.".formatted(target));
    }
    return whyBound(job)
        .map(why -> ActionResult.refused(job, why))
        .orElseGet(() -> move(job, target, targets, row));
  }

  private ActionResult move(Job job, String target, List<Target> targets, String row) {
    var owner = job.handler().orElse("");
    var able = targets.stream().filter(t -> canWatch(t, job)).toList();
    if (able.isEmpty()) {
      return ActionResult.refused(
          job, "Not moved: it runs on the host %s.".formatted(job.route().host().orElse("")));
    }
    job.assignTo(target);
    job.note(row, by);
    if (able.stream().anyMatch(t -> t.server().equals(owner))) {
      return ActionResult.done(job, "It stays with %s.".formatted(owner));
    }
    em.flush();
    var next = able.get(0).server();
    em.createNativeQuery(MOVE)
        .setParameter("handler", next)
        .setParameter("id", job.id())
        .executeUpdate();
    em.refresh(job);
    return ActionResult.done(job, "%s watches it now.".formatted(next));
  }

  /** Why only its owner can go on with it, whatever the target. */
  private static Optional<String> whyBound(Job job) {
    if (job.route().inHandler()) {
      return Optional.of("Not moved: it is being stored by its handler at this moment.");
    }
    return switch (job.state()) {
      case RUNNING -> Optional.empty();
      case QUEUED -> Optional.of("Not moved: it is being started at this moment.");
      case NEW,
          UPLOAD,
          WAITING,
          RESUBMITTED,
          PAUSED,
          FINISHING,
          STOP,
          STOPPED,
          DELETING,
          OK,
          ERROR,
          FAILED,
          DELETED,
          SKIPPED ->
          Optional.of("Not moved: it is %s.".formatted(job.state().label()));
    };
  }

  private static boolean canWatch(Target target, Job job) {
    return job.route().host().filter(host -> !host.equals(target.host())).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private List<Target> targets(String target) {
    List<Object[]> rows =
        em.createNativeQuery(TARGETS).setParameter("target", target).getResultList();
    return rows.stream().map(r -> new Target((String) r[0], (String) r[1])).toList();
  }
}
