package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abell.history.History;
import org.abell.history.HistoryItem;
import org.abell.user.User;

/** Jobs in the database: writing new ones, and reading them. */
@ApplicationScoped
@Transactional
public class Jobs {

  private final EntityManager em;
  private final Clock clock;

  public Jobs() {
    this(null, null);
  }

  @Inject
  public Jobs(EntityManager em, Clock clock) {
    this.em = em;
    this.clock = clock;
  }

  /** Writes a new job; the transaction's end wakes the handlers. */
  public Job add(NewJob wanted, Map<String, HistoryItem> inputs, Map<String, HistoryItem> outputs) {
    var user = em.getReference(User.class, wanted.userId());
    var history = em.getReference(History.class, wanted.historyId());
    var job = new Job(wanted, user, history, clock.instant());
    inputs.forEach(job::read);
    em.persist(job);
    outputs.forEach(job::write);
    em.flush();
    return job;
  }

  public Optional<Job> find(long id) {
    return Optional.ofNullable(em.find(Job.class, id));
  }

  /** The jobs that the query asks for. */
  public List<Job> list(JobQuery query) {
    var cb = em.getCriteriaBuilder();
    var select = cb.createQuery(Job.class);
    var job = select.from(Job.class);
    job.fetch("user");
    job.fetch("history");
    var conditions = new JobConditions(cb, job);
    select.where(conditions.of(query)).orderBy(conditions.order(query.order()));
    return em.createQuery(select)
        .setMaxResults(query.limit())
        .setFirstResult(query.offset())
        .getResultList();
  }

  /** How many jobs the query asks for, whatever its limit. */
  public long count(JobQuery query) {
    var cb = em.getCriteriaBuilder();
    var select = cb.createQuery(Long.class);
    var job = select.from(Job.class);
    select.select(cb.count(job)).where(new JobConditions(cb, job).of(query));
    return em.createQuery(select).getSingleResult();
  }

  /** The numbers of the jobs that the query asks for, whatever its limit, but at most so many. */
  public List<Long> ids(JobQuery query, int most) {
    var cb = em.getCriteriaBuilder();
    var select = cb.createQuery(Long.class);
    var job = select.from(Job.class);
    select.select(job.get("id")).where(new JobConditions(cb, job).of(query));
    return em.createQuery(select).setMaxResults(most).getResultList();
  }

  /** The states of those of the jobs that there are. */
  public Map<Long, JobState> states(Collection<Long> ids) {
    return em.createQuery("select j.id, j.state from Job j where j.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(r -> (Long) r[0], r -> (JobState) r[1]));
  }

  /** Whether unfinished jobs read what this one wrote, or should have written. */
  public boolean hasDependents(Job job) {
    var unfinished = Arrays.stream(JobState.values()).filter(s -> !s.terminal()).toList();
    return !em.createQuery(
            "select i.id from JobInput i where i.job.state in :states and i.item.dataset in"
                + " (select o.item.dataset from JobOutput o where o.job = :job)",
            Long.class)
        .setParameter("states", unfinished)
        .setParameter("job", job)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
