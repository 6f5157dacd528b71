package org.abell.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lists of histories; the database filters, sorts and cuts them. */
@ApplicationScoped
@Transactional
public class HistoryLists {

  private final EntityManager em;

  public HistoryLists() {
    this(null);
  }

  @Inject
  public HistoryLists(EntityManager em) {
    this.em = em;
  }

  public List<History> list(HistoryQuery query) {
    var cb = em.getCriteriaBuilder();
    var select = cb.createQuery(History.class);
    var history = select.from(History.class);
    var all = new ArrayList<Predicate>();
    query.userId().ifPresent(id -> all.add(cb.equal(history.get("user").get("id"), id)));
    query.conditions().forEach(c -> all.add(predicate(cb, history, c)));
    select
        .where(all.toArray(Predicate[]::new))
        .orderBy(cb.desc(history.get("updateTime")), cb.desc(history.get("id")));
    return em.createQuery(select)
        .setMaxResults(query.limit())
        .setFirstResult(query.offset())
        .getResultList();
  }

  private static Predicate predicate(
      CriteriaBuilder cb, Root<History> history, Condition<HistoryColumn> condition) {
    return switch (condition.column()) {
      case NAME -> condition.on(history.get("name"), String.class, cb);
      case DELETED -> condition.on(history.get("deleted"), Boolean.class, cb);
      case PURGED -> condition.on(history.get("purged"), Boolean.class, cb);
      case PUBLISHED -> condition.on(history.get("published"), Boolean.class, cb);
      case CREATE_TIME -> condition.on(history.get("createTime"), Instant.class, cb);
      case UPDATE_TIME -> condition.on(history.get("updateTime"), Instant.class, cb);
    };
  }
}
