package org.abell.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.abell.history.Condition;
import org.abell.history.DatasetState;
import org.abell.history.HistoryItem;
import org.abell.job.Job;

/** Lists of datasets, items of histories; the database filters, sorts and cuts them. */
@ApplicationScoped
@Transactional
public class DatasetLists {

  private final EntityManager em;

  public DatasetLists() {
    this(null);
  }

  @Inject
  public DatasetLists(EntityManager em) {
    this.em = em;
  }

  public List<HistoryItem> list(DatasetQuery query) {
    var cb = em.getCriteriaBuilder();
    var select = cb.createQuery(HistoryItem.class);
    var item = select.from(HistoryItem.class);
    item.fetch("dataset");
    item.fetch("history");
    var all = new ArrayList<Predicate>();
    query.historyId().ifPresent(h -> all.add(cb.equal(item.get("history").get("id"), h)));
    query.userId().ifPresent(u -> all.add(cb.equal(item.get("history").get("user").get("id"), u)));
    var columns = new Columns(cb, select, item);
    query.conditions().forEach(c -> all.add(columns.predicate(c)));
    var by = columns.column(query.order().column());
    var descending = query.order().descending();
    select
        .where(all.toArray(Predicate[]::new))
        .orderBy(
            descending ? cb.desc(by) : cb.asc(by),
            descending ? cb.desc(item.get("id")) : cb.asc(item.get("id")));
    return em.createQuery(select)
        .setMaxResults(query.part().limit())
        .setFirstResult(query.part().offset())
        .getResultList();
  }

  /** The columns of one select. */
  private record Columns(
      CriteriaBuilder cb, CriteriaQuery<HistoryItem> select, Root<HistoryItem> item) {

    Predicate predicate(Condition<DatasetColumn> condition) {
      return switch (condition.column()) {
        case NAME -> condition.on(item.get("name"), String.class, cb);
        case HID -> condition.on(item.get("hid"), Integer.class, cb);
        case STATE -> condition.on(item.get("dataset").get("state"), DatasetState.class, cb);
        case EXTENSION -> condition.on(item.get("extension"), String.class, cb);
        case GENOME_BUILD -> condition.on(item.get("dbkey"), String.class, cb);
        case VISIBLE -> condition.on(item.get("visible"), Boolean.class, cb);
        case DELETED -> condition.on(item.get("deleted"), Boolean.class, cb);
        case PURGED -> condition.on(item.get("purged"), Boolean.class, cb);
        case CREATE_TIME -> condition.on(item.get("createTime"), Instant.class, cb);
        case UPDATE_TIME -> condition.on(updateTime(), Instant.class, cb);
        case TOOL_ID -> condition.on(toolId(), String.class, cb);
      };
    }

    Expression<?> column(DatasetColumn column) {
      return switch (column) {
        case NAME -> item.get("name");
        case HID -> item.get("hid");
        case STATE -> item.get("dataset").get("state");
        case EXTENSION -> item.get("extension");
        case GENOME_BUILD -> item.get("dbkey");
        case VISIBLE -> item.get("visible");
        case DELETED -> item.get("deleted");
        case PURGED -> item.get("purged");
        case CREATE_TIME -> item.get("createTime");
        case UPDATE_TIME -> updateTime();
        case TOOL_ID -> toolId();
      };
    }

    /** As {@link HistoryItem#updateTime()} says it. */
    private Expression<Instant> updateTime() {
      return cb.function(
          "greatest",
          Instant.class,
          item.<Instant>get("updateTime"),
          item.get("dataset").<Instant>get("updateTime"));
    }

    private Expression<String> toolId() {
      var tool = select.subquery(String.class);
      var job = tool.from(Job.class);
      return tool.select(job.get("toolId"))
          .where(cb.equal(job.get("id"), item.get("dataset").get("jobId")));
    }
  }
}
