package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.abell.history.HistoryItem;

/**
 * Puts a job that was run again in the place of the failed run: its outputs get the numbers of the
 * failed ones, and what waited for those waits for the new ones.
 */
@ApplicationScoped
@Transactional
public class Reruns {

  /** What has not read its inputs yet. */
  private static final Set<JobState> WAITING =
      EnumSet.of(JobState.NEW, JobState.WAITING, JobState.PAUSED, JobState.RESUBMITTED);

  private final EntityManager em;
  private final Clock clock;
  private final OutputStates outputs;

  public Reruns() {
    this(null, null, null);
  }

  @Inject
  public Reruns(EntityManager em, Clock clock, OutputStates outputs) {
    this.em = em;
    this.clock = clock;
    this.outputs = outputs;
  }

  /**
   * Replaces the failed run.
   *
   * @return how many waiting jobs read the new outputs now
   */
  public int replace(Job failed, Job again, String server) {
    var by = new By(server, clock.instant());
    var places = places(failed, again);
    places.forEach((old, now) -> now.takePlaceOf(old, by.at()));
    em.flush();
    var dependents = dependents(places.keySet());
    dependents.forEach(dependent -> read(dependent, places, by));
    return dependents.size();
  }

  private static Map<HistoryItem, HistoryItem> places(Job failed, Job again) {
    var places = new LinkedHashMap<HistoryItem, HistoryItem>();
    for (var old : failed.outputs()) {
      again.outputs().stream()
          .filter(o -> o.name().equals(old.name()))
          .findFirst()
          .ifPresent(o -> places.put(old.item(), o.item()));
    }
    return places;
  }

  private List<Job> dependents(Set<HistoryItem> items) {
    var ids =
        em.createQuery(
                "select distinct i.job.id from JobInput i"
                    + " where i.item in :items and i.job.state in :states order by i.job.id",
                Long.class)
            .setParameter("items", items)
            .setParameter("states", WAITING)
            .getResultList();
    return ids.stream()
        .flatMap(id -> JobRows.lock(em, id).stream())
        .filter(job -> WAITING.contains(job.state()))
        .toList();
  }

  private void read(Job dependent, Map<HistoryItem, HistoryItem> places, By by) {
    places.forEach(dependent::readInstead);
    if (dependent.state() == JobState.PAUSED) {
      dependent.resume("", by);
      outputs.follow(dependent, by);
      outputs.resumeDependents(dependent, by);
    }
  }
}
