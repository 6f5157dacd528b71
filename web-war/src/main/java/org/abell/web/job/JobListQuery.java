package org.abell.web.job;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.abell.job.JobQuery;
import org.abell.job.JobQuery.Column;
import org.abell.job.JobQuery.Order;
import org.abell.job.JobState;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Page;
import org.abell.web.protocol.Refusal;
import org.abell.web.protocol.Times;
import org.abell.web.protocol.Truth;

/** The query of {@code GET /api/jobs}, read. */
final class JobListQuery {

  private static final int LIMIT = 500;
  private static final List<String> OTHERS =
      List.of("workflow_id", "invocation_id", "implicit_collection_jobs_id", "tool_request_id");

  private final MultivaluedMap<String, String> query;
  private final ToLongFunction<String> decode;

  JobListQuery(MultivaluedMap<String, String> query, ToLongFunction<String> decode) {
    this.query = query;
    this.decode = decode;
  }

  boolean truth(String name) {
    return first(name).map(Truth::fromString).orElse(Truth.FALSE).value();
  }

  Optional<String> first(String name) {
    return Optional.ofNullable(query.getFirst(name)).filter(v -> !v.isBlank());
  }

  OptionalLong id(String name) {
    return first(name)
        .map(v -> OptionalLong.of(decode.applyAsLong(v)))
        .orElseGet(OptionalLong::empty);
  }

  /** States were asked for and none of them exists: nothing can match. */
  boolean matchesNothing() {
    return !all("state").isEmpty() && states().isEmpty();
  }

  JobQuery toQuery(OptionalLong userId, boolean admin) {
    var page = Page.of(first("limit"), first("offset"), LIMIT);
    return new JobQuery(
        states(),
        all("tool_id"),
        all("tool_id_like"),
        userId,
        id("history_id"),
        time("date_range_min"),
        time("date_range_max"),
        first("search").map(s -> JobSearch.parse(s, admin)).orElse(List.of()),
        order(),
        page.limit(),
        page.offset());
  }

  /** Things that no job here belongs to: workflows, mapped-over runs, tool requests. */
  boolean asksForOtherThings() {
    return OTHERS.stream().filter(name -> id(name).isPresent()).count() > 0;
  }

  boolean isAdminView() {
    return switch (first("view").orElse("collection")) {
      case "collection" -> false;
      case "admin_job_list" -> true;
      default -> throw invalid("view", "collection and admin_job_list");
    };
  }

  /** Galaxy's {@code order_by}, or our own {@code sort_by} and {@code sort_desc}. */
  private Order order() {
    var by =
        first("sort_by")
            .map(
                word ->
                    Column.of(word)
                        .orElseThrow(
                            () ->
                                invalid(
                                    "sort_by",
                                    Arrays.stream(Column.values())
                                        .map(Column::label)
                                        .collect(Collectors.joining(", ")))));
    if (by.isPresent()) {
      return new Order(by.get(), truth("sort_desc"));
    }
    return switch (first("order_by").orElse("update_time")) {
      case "create_time" -> Order.CREATE_TIME;
      case "update_time" -> Order.UPDATE_TIME;
      default -> throw invalid("order_by", "update_time and create_time");
    };
  }

  private Refusal invalid(String name, String known) {
    return new Refusal(
        ErrorCode.PARAMETER_INVALID,
        "'%s' cannot be '%s'; known are %s.".formatted(name, first(name).orElse(""), known));
  }

  private Set<JobState> states() {
    return all("state").stream()
        .map(JobState::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private List<String> all(String name) {
    return query.getOrDefault(name, List.of()).stream()
        .flatMap(v -> Arrays.stream(v.split(",")))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .toList();
  }

  private Optional<Instant> time(String name) {
    return first(name).map(Times::parse);
  }
}
