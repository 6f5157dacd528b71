package org.abell.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.abell.job.JobQuery.Order;
import org.abell.job.SearchTerm.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobListTest {

  private final JobFixture jobs = new JobFixture();

  @AfterEach
  void close() {
    jobs.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ANY,CAT,false,true",
    "TOOL,at1,false,true",
    "TOOL,at1,true,false",
    "TOOL,cat1,true,true",
    "USER,ada@,false,true",
    "HANDLER,handler0,false,true",
    "HANDLER,handler1,false,false",
    "RUNNER,local,false,false",
    "DESTINATION,local,false,false",
    "ANY,c%t,false,false",
    "ANY,_,false,false"
  })
  void a_search_looks_into_its_field(Field field, String text, boolean exact, boolean found) {
    var job = jobs.submit();
    jobs.take("handler0", 1);

    var listed = list(Set.of(), List.of(new SearchTerm(field, text, exact)));

    assertThat(listed).isEqualTo(found ? List.of(job) : List.of());
  }

  @Test
  void states_and_times_narrow_the_list_and_all_of_it_is_counted() {
    var first = jobs.submit();
    var second = jobs.submit();
    jobs.controlled(control -> control.stop(first, "", "web0"));

    assertThat(list(Set.of(JobState.NEW), List.of())).containsExactly(second);
    assertThat(list(Set.of(), List.of())).containsExactlyInAnyOrder(first, second);
    var ofTheFuture = query(Set.of(), List.of(), Optional.of(Instant.now().plusSeconds(60)));
    assertThat(count(ofTheFuture)).isZero();
    assertThat(count(query(Set.of(), List.of(), Optional.empty()))).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(JobQuery.Column.class)
  void a_list_is_sorted_by_any_column_and_equal_jobs_by_number(JobQuery.Column column) {
    var first = jobs.submit();
    var second = jobs.submit();

    assertThat(sorted(new Order(column, false))).containsExactly(first, second);
    assertThat(sorted(new Order(column, true))).containsExactly(second, first);
  }

  @Test
  void jobs_that_match_are_known_by_number_up_to_a_limit() {
    var first = jobs.submit();
    var second = jobs.submit();
    var query = query(Set.of(), List.of(), Optional.empty());

    assertThat(ids(query, 10)).containsExactlyInAnyOrder(first, second);
    assertThat(ids(query, 1)).hasSize(1);
  }

  @Test
  void a_job_has_dependents_as_long_as_they_are_unfinished() {
    var made = jobs.submit();
    var reading = jobs.submit(jobs.outputOf(made));

    assertThat(hasDependents(made)).isTrue();
    jobs.controlled(control -> control.stop(reading, "", "web0"));
    assertThat(hasDependents(made)).isFalse();
  }

  @Test
  void jobs_that_were_taken_over_are_known() {
    var lost = jobs.submit();
    jobs.take("handler0", 1);
    var calm = jobs.submit();
    jobs.renew("handler1", "host0");
    jobs.lose("handler0");
    jobs.takeOver("handler1", 0, 10);

    Set<Long> recovered =
        jobs.database.inTransaction(em -> new Recoveries(em).among(List.of(lost, calm)));

    assertThat(recovered).containsExactly(lost);
  }

  private List<Long> list(Set<JobState> states, List<SearchTerm> search) {
    var query = query(states, search, Optional.empty());
    return jobs.database.inTransaction(
        em -> new Jobs(em, Clock.systemUTC()).list(query).stream().map(Job::id).toList());
  }

  private List<Long> sorted(Order order) {
    var query = query(Set.of(), List.of(), Optional.empty(), order);
    return jobs.database.inTransaction(
        em -> new Jobs(em, Clock.systemUTC()).list(query).stream().map(Job::id).toList());
  }

  private List<Long> ids(JobQuery query, int most) {
    return jobs.database.inTransaction(em -> new Jobs(em, Clock.systemUTC()).ids(query, most));
  }

  private boolean hasDependents(long job) {
    return jobs.database.inTransaction(
        em -> new Jobs(em, Clock.systemUTC()).hasDependents(em.find(Job.class, job)));
  }

  private long count(JobQuery query) {
    return jobs.database.inTransaction(em -> new Jobs(em, Clock.systemUTC()).count(query));
  }

  private static JobQuery query(
      Set<JobState> states, List<SearchTerm> search, Optional<Instant> updatedFrom) {
    return query(states, search, updatedFrom, Order.UPDATE_TIME);
  }

  private static JobQuery query(
      Set<JobState> states, List<SearchTerm> search, Optional<Instant> updatedFrom, Order order) {
    return new JobQuery(
        states,
        List.of(),
        List.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        updatedFrom,
        Optional.empty(),
        search,
        order,
        10,
        0);
  }
}
