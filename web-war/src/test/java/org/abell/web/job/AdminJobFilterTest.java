package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.abell.job.JobQuery.Column;
import org.abell.job.JobQuery.Order;
import org.abell.job.JobState;
import org.abell.job.SearchTerm;
import org.abell.job.SearchTerm.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminJobFilterTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void an_empty_address_means_all_unfinished_jobs_the_last_changed_first() {
    var query = AdminJobFilter.of("").toQuery(NOW, 50);

    assertThat(query.states())
        .contains(JobState.NEW, JobState.PAUSED, JobState.RUNNING)
        .doesNotContain(JobState.OK, JobState.DELETED);
    assertThat(query.order()).isEqualTo(Order.UPDATE_TIME);
    assertThat(query.updatedFrom()).isEmpty();
  }

  @Test
  void the_whole_address_is_understood() {
    var query =
        AdminJobFilter.of(
                "search=tool%3Acat&state=all&minutes=5&handler=h1&destination=big&sort=priority&offset=100")
            .toQuery(NOW, 50);

    assertThat(query.states()).isEmpty();
    assertThat(query.updatedFrom()).contains(Instant.parse("2026-11-23T09:55:00Z"));
    assertThat(query.search())
        .containsExactly(
            new SearchTerm(Field.TOOL, "cat", false),
            new SearchTerm(Field.HANDLER, "h1", true),
            new SearchTerm(Field.DESTINATION, "big", true));
    assertThat(query.order()).isEqualTo(new Order(Column.PRIORITY, false));
    assertThat(query.offset()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=unfinished",
        "search=tool%3A%27cat+1%27&state=running",
        "state=all&minutes=5&handler=h1&destination=big&sort=-priority&offset=100"
      })
  void the_address_that_is_made_is_the_one_that_was_read(String address) {
    assertThat(AdminJobFilter.of(address).query()).isEqualTo(address);
  }

  @Test
  void a_value_that_is_clicked_narrows_the_search_and_starts_at_the_first_page() {
    var filter = AdminJobFilter.of("search=x&offset=50").mentioning("tool", "cat1");

    assertThat(filter.search()).isEqualTo("x tool:'cat1'");
    assertThat(filter.offset()).isZero();
    assertThat(filter.mentioning("tool", "cat1")).isEqualTo(filter);
  }

  @Test
  void a_heading_that_is_clicked_twice_sorts_the_other_way_round() {
    var once = AdminJobFilter.of("").sortedBy(Column.USER_EMAIL);

    assertThat(once.order()).isEqualTo(new Order(Column.USER_EMAIL, false));
    assertThat(once.sortedBy(Column.USER_EMAIL).order())
        .isEqualTo(new Order(Column.USER_EMAIL, true));
    assertThat(once.sortedBy(Column.UPDATE_TIME).order()).isEqualTo(Order.UPDATE_TIME);
  }

  @Test
  void nonsense_is_as_if_it_were_not_there() {
    assertThat(AdminJobFilter.of("minutes=soon&offset=-3&sort=colour"))
        .isEqualTo(AdminJobFilter.of(""));
  }
}
