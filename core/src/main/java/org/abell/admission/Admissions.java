package org.abell.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.abell.configuration.ActiveConfiguration;
import org.abell.configuration.JobConfigurations;
import org.abell.job.JobLog;
import org.abell.job.WaitingJobs;
import org.abell.jobconf.Limits;
import org.jboss.logging.Logger;

/**
 * Admits waiting jobs: one transaction for all that a handler has room for.
 *
 * <p>Candidates and counts are read without locks first, so that nothing is locked for a job that
 * cannot go anyway. For those that remain, the limits they count against are locked, counted again,
 * and the jobs sent in the same transaction: no limit is ever exceeded, whatever other handlers do.
 */
@ApplicationScoped
@Transactional
public class Admissions {

  private static final Logger LOG = Logger.getLogger(Admissions.class);

  /** Candidates that are read at first; more only when these leave room. */
  private static final int FEW = 200;

  private static final int MANY = 10_000;

  private final EntityManager em;
  private final JobConfigurations configurations;
  private final WaitingJobs waiting;

  public Admissions() {
    this(null, null, null);
  }

  @Inject
  public Admissions(EntityManager em, JobConfigurations configurations, WaitingJobs waiting) {
    this.em = em;
    this.configurations = configurations;
    this.waiting = waiting;
  }

  /** Admits what is next and fits; fails or pauses, on its way, what cannot run. */
  public Round run(Room room) {
    if (room.isFull()) {
      return Round.NOTHING;
    }
    var configuration = configurations.current();
    var selection = select(room, configuration);
    selection.refusals.forEach(refusal -> refuse(refusal, room.handler()));
    var passed = settle(selection, configuration.jobs().limits(), configuration);
    var sending = new Sending(em);
    List<Admitted> admitted = new ArrayList<>();
    admitted.addAll(sending.send(passed, room, configuration.fingerprint()));
    admitted.addAll(sending.claim(selection.searches, room));
    var wanted = selection.sends.size() + selection.searches.size();
    return new Round(admitted, admitted.size() < wanted);
  }

  private Selection select(Room room, ActiveConfiguration configuration) {
    var limits = configuration.jobs().limits();
    var candidates = new Candidates(em);
    var window = configuration.jobs().handlers().readyWindowSize();
    var found = candidates.find(room, window, FEW);
    var selection = select(found, room, configuration, limits);
    if (found.size() == FEW && selection.isOpen()) {
      selection = select(candidates.find(room, window, MANY), room, configuration, limits);
    }
    return selection;
  }

  private Selection select(
      List<Candidate> found, Room room, ActiveConfiguration configuration, Limits limits) {
    var counts =
        found.isEmpty() || isUnlimited(limits)
            ? new Usage(configuration.jobs().destinations())
            : new LimitCounts(em).read(configuration.jobs().destinations());
    var selection =
        new Selection(room, limits, counts, usedUp(limits))
            .atMost(configuration.jobs().handlers().maxGrab());
    var routing = new Routing(configuration);
    var next = found.iterator();
    while (next.hasNext() && selection.isOpen()) {
      selection.consider(next.next(), routing);
    }
    return selection;
  }

  /** Those that may go even now that nobody else can count against their limits. */
  private List<Selection.Send> settle(
      Selection selection, Limits limits, ActiveConfiguration configuration) {
    if (isUnlimited(limits)) {
      return selection.sends;
    }
    var destinations = configuration.jobs().destinations();
    Set<LimitCounts.Key> keys =
        selection.sends.stream()
            .flatMap(
                s ->
                    destinations.destination(s.destinationId()).stream()
                        .flatMap(d -> Selection.keys(s.job(), d, limits)))
            .collect(Collectors.toSet());
    if (keys.isEmpty()) {
      return selection.sends;
    }
    var limitCounts = new LimitCounts(em);
    limitCounts.lock(keys);
    var counts = limitCounts.read(destinations);
    var passed = new ArrayList<Selection.Send>();
    for (var send : selection.sends) {
      var destination =
          send.runner().equals(Room.UPLOAD)
              ? null
              : destinations.destination(send.destinationId()).orElseThrow();
      if (destination == null || Selection.allowed(send.job(), destination, limits, counts)) {
        passed.add(send);
        if (destination != null) {
          Selection.count(send.job(), destination.id(), counts);
        }
      }
    }
    return passed;
  }

  private LongPredicate usedUp(Limits limits) {
    if (limits.totalWalltime().isEmpty()) {
      return user -> false;
    }
    var limit = limits.totalWalltime().get();
    var counts = new LimitCounts(em);
    var known = new HashMap<Long, Boolean>();
    return user ->
        known.computeIfAbsent(user, u -> counts.used(u, limit).compareTo(limit.most()) > 0);
  }

  private void refuse(Selection.Refusal refusal, String handler) {
    var job = refusal.job().id();
    switch (refusal.why()) {
      case INPUTS -> waiting.refuseForInputs(job, handler);
      case NOWHERE -> {
        JobLog.about(job, () -> LOG.infof("job %d: %s", job, refusal.reason()));
        waiting.fail(job, refusal.reason(), handler);
      }
      case USED_UP -> waiting.pause(job, usedUpText(), handler);
    }
  }

  private String usedUpText() {
    var limit = configurations.current().jobs().limits().totalWalltime().orElseThrow();
    return ("Paused: your jobs of the last %d days have used up the %s of running time that is"
            + " allowed. Resume the job when it is less again.")
        .formatted(limit.windowDays(), clock(limit.most().toSeconds()));
  }

  private static String clock(long seconds) {
    return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Whether no limit is about how many jobs there are. */
  private static boolean isUnlimited(Limits limits) {
    return limits.registeredUser().isEmpty()
        && limits.userAt().isEmpty()
        && limits.totalAt().isEmpty();
  }
}
