package org.abell.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    return list(query, query.order().latestFirst());
  }

  /** The jobs that the query asks for, in another order than its own. */
  public List<Job> list(JobQuery query, JobOrder order) {
    var cb = em.getCriteriaBuilder();
    var select = cb.createQuery(Job.class);
    var job = select.from(Job.class);
    job.fetch("user");
    job.fetch("history");
    var column = column(job, order.column());
    select
        .where(conditions(cb, job, query))
        .orderBy(
            order.ascending() ? cb.asc(column) : cb.desc(column),
            order.ascending() ? cb.asc(job.get("id")) : cb.desc(job.get("id")));
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
    select.select(cb.count(job)).where(conditions(cb, job, query));
    return em.createQuery(select).getSingleResult();
  }

  /** The numbers of the jobs that the query asks for, whatever its limit, but at most so many. */
  public List<Long> ids(JobQuery query, int most) {
    var cb = em.getCriteriaBuilder();
    var select = cb.createQuery(Long.class);
    var job = select.from(Job.class);
    select.select(job.get("id")).where(conditions(cb, job, query));
    return em.createQuery(select).setMaxResults(most).getResultList();
  }

  private static Expression<?> column(Root<Job> job, JobOrder.Column column) {
    Path<?> path = job;
    for (var name : column.path().split("\\.")) {
      path = path.get(name);
    }
    return path;
  }

  private static Predicate[] conditions(CriteriaBuilder cb, Root<Job> job, JobQuery query) {
    var all = new ArrayList<Predicate>();
    if (!query.states().isEmpty()) {
      all.add(job.get("state").in(query.states()));
    }
    if (!query.toolIds().isEmpty()) {
      all.add(job.get("toolId").in(query.toolIds()));
    }
    if (!query.toolPatterns().isEmpty()) {
      all.add(
          cb.or(
              query.toolPatterns().stream()
                  .map(p -> cb.like(job.get("toolId"), p))
                  .toArray(Predicate[]::new)));
    }
    query.userId().ifPresent(id -> all.add(cb.equal(job.get("user").get("id"), id)));
    query.historyId().ifPresent(id -> all.add(cb.equal(job.get("history").get("id"), id)));
    query.updatedFrom().ifPresent(t -> all.add(cb.greaterThanOrEqualTo(job.get("updateTime"), t)));
    query.updatedTo().ifPresent(t -> all.add(cb.lessThanOrEqualTo(job.get("updateTime"), t)));
    query.search().forEach(term -> all.add(mentions(cb, job, term)));
    return all.toArray(Predicate[]::new);
  }

  private static Predicate mentions(CriteriaBuilder cb, Root<Job> job, SearchTerm term) {
    var columns =
        switch (term.field()) {
          case TOOL -> Stream.of(job.<String>get("toolId"));
          case USER -> Stream.of(job.get("user").<String>get("email"));
          case HANDLER -> Stream.of(job.<String>get("handler"));
          case RUNNER -> Stream.of(job.get("route").<String>get("runner"));
          case DESTINATION -> Stream.of(job.get("route").<String>get("destinationId"));
          case ANY ->
              Stream.of(
                  job.<String>get("toolId"),
                  job.get("user").<String>get("email"),
                  job.<String>get("handler"),
                  job.get("route").<String>get("runner"));
        };
    return cb.or(columns.map(c -> matches(cb, c, term)).toArray(Predicate[]::new));
  }

  private static Predicate matches(CriteriaBuilder cb, Expression<String> column, SearchTerm term) {
    if (term.exact()) {
      return cb.equal(column, term.text());
    }
    var literal = term.text().toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
    return cb.like(cb.lower(column), "%" + literal + "%", '\\');
  }
}
