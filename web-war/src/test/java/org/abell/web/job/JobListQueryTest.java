package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.abell.job.JobQuery.Order;
import org.abell.job.JobState;
import org.abell.web.protocol.Refusal;
import org.junit.jupiter.api.Test;

class JobListQueryTest {

  private final MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
  private final JobListQuery asked = new JobListQuery(query, Long::parseLong);

  @Test
  void states_may_be_repeated_or_separated_by_commas() {
    query.put("state", List.of("new,running", "ok", "nonsense"));

    assertThat(asked.toQuery(OptionalLong.empty(), true).states())
        .containsExactlyInAnyOrder(JobState.NEW, JobState.RUNNING, JobState.OK);
    assertThat(asked.matchesNothing()).isFalse();
  }

  @Test
  void only_unknown_states_match_nothing() {
    query.putSingle("state", "nonsense");

    assertThat(asked.matchesNothing()).isTrue();
  }

  @Test
  void the_rest_of_the_query_is_taken_over() {
    query.putSingle("date_range_min", "2026-11-23T09:00:00Z");
    query.putSingle("history_id", "12");
    query.putSingle("order_by", "create_time");
    query.putSingle("limit", "7");
    query.putSingle("offset", "3");

    var read = asked.toQuery(OptionalLong.of(5), false);

    assertThat(read.updatedFrom()).contains(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(read.historyId()).hasValue(12);
    assertThat(read.userId()).hasValue(5);
    assertThat(read.order()).isEqualTo(Order.CREATE_TIME);
    assertThat(read.limit()).isEqualTo(7);
    assertThat(read.offset()).isEqualTo(3);
  }

  @Test
  void a_limit_that_is_no_number_is_refused() {
    query.putSingle("limit", "many");

    assertThatThrownBy(() -> asked.toQuery(OptionalLong.empty(), false))
        .isInstanceOf(Refusal.class)
        .hasMessage("'limit' must be a whole number.");
  }
}
