package org.abell.job;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A {@link JobQuery} in the words of the database, which does all filtering and sorting. */
final class JobConditions {

  private final CriteriaBuilder cb;
  private final Root<Job> job;

  JobConditions(CriteriaBuilder cb, Root<Job> job) {
    this.cb = cb;
    this.job = job;
  }

  Predicate[] of(JobQuery query) {
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
    query.search().forEach(term -> all.add(mentions(term)));
    return all.toArray(Predicate[]::new);
  }

  /** The id comes last, so that pages never overlap. */
  List<Order> order(JobQuery.Order order) {
    var column = column(order.column());
    return order.descending()
        ? List.of(cb.desc(column), cb.desc(job.get("id")))
        : List.of(cb.asc(column), cb.asc(job.get("id")));
  }

  private Expression<?> column(JobQuery.Column column) {
    return switch (column) {
      case ID -> job.get("id");
      case CREATE_TIME -> job.get("createTime");
      case UPDATE_TIME -> job.get("updateTime");
      case STATE -> job.get("state");
      case TOOL_ID -> job.get("toolId");
      case USER_EMAIL -> job.get("user").get("email");
      case HANDLER -> job.get("handler");
      case JOB_RUNNER_NAME -> job.get("route").get("runner");
      case DESTINATION_ID -> job.get("route").get("destinationId");
      case PRIORITY -> job.get("priority");
      case ATTEMPT -> job.get("route").get("attempt");
    };
  }

  private Predicate mentions(SearchTerm term) {
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
    return cb.or(columns.map(c -> matches(c, term)).toArray(Predicate[]::new));
  }

  private Predicate matches(Expression<String> column, SearchTerm term) {
    if (term.exact()) {
      return cb.equal(column, term.text());
    }
    var literal = term.text().toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
    return cb.like(cb.lower(column), "%" + literal + "%", '\\');
  }
}
