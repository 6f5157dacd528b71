package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.job.JobLock;
import org.abell.web.job.JobView.Change;
import org.abell.web.job.JobView.Dataset;
import org.abell.web.job.JobView.Fact;
import org.abell.web.job.JobView.Step;
import org.abell.web.page.Rendered;
import org.junit.jupiter.api.Test;

class JobTemplatesTest {

  @Test
  void a_job_shows_times_states_and_streams_and_looks_again_when_told() {
    var page = Rendered.forUser("job", Map.of("job", job("running"), "history", Rendered.HISTORY));

    assertThat(page.select("#job").attr("hx-trigger")).isEqualTo("sse:job-j1, sse:refresh");
    assertThat(page.select("#job table").first().select("tbody tr").eachText())
        .containsExactly("Submitted 09:40:03.100 web0", "Taken 09:40:03.143 43 ms handler1");
    assertThat(page.select("pre").eachText()).containsExactly("<done>");
    assertThat(page.select("form[action=/abell/jobs/j1/stop] button").text())
        .isEqualTo("Stop this job");
  }

  @Test
  void a_job_that_failed_says_why() {
    var page = Rendered.forUser("job", Map.of("job", job("error"), "history", Rendered.HISTORY));

    assertThat(page.select("#job .error").text()).isEqualTo("Exit code 3");
  }

  @Test
  void admins_tick_jobs_and_stop_them_with_a_message() {
    var page = Rendered.forAdmin("adminjobs", Map.of("view", view(false)));

    assertThat(page.select("input[name=job]").eachAttr("value")).containsExactly("j1");
    assertThat(page.select("form[action=/abell/admin/jobs/stop] input[name=message]")).hasSize(1);
    assertThat(page.select("#job-rows").attr("hx-get"))
        .isEqualTo("/abell/admin/jobs/rows?search=a+b&state=&offset=0");
    assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/abell/admin/jobs?offset=50");
    assertThat(page.select("a[rel=prev]")).isEmpty();
    assertThat(page.select("table caption").text()).isEqualTo("Jobs 1 to 2 of 60");
  }

  @Test
  void the_lock_says_who_set_it_and_why() {
    var page = Rendered.forAdmin("adminjobs", Map.of("view", view(true)));

    assertThat(page.select(".locked").text()).contains("ada@abell.org locked it: maintenance");
    assertThat(page.select("form[action=/abell/admin/lock] input[name=active]").attr("value"))
        .isEqualTo("false");
  }

  private static JobView job(String state) {
    return new JobView(
        "j1",
        42,
        "Sort",
        state,
        state.equals("error") ? "Exit code 3" : "",
        "",
        state.equals("running"),
        false,
        true,
        List.of(
            new Step("Submitted", "09:40:03.100", "", "web0"),
            new Step("Taken", "09:40:03.143", "43 ms", "handler1")),
        List.of(),
        List.of(new Dataset("out", "d2", "2: sorted", "running")),
        List.of(new Fact("Tool", "sort1 1.0")),
        List.of(new Fact("Standard output", "<done>")),
        List.of(new Change("new", "09:40:03.100", "web0", "")));
  }

  private static AdminJobsView view(boolean locked) {
    return new AdminJobsView(
        new JobLock(locked, "ada@abell.org", "maintenance", Instant.parse("2026-11-23T09:00:00Z")),
        "a b",
        StateChoice.choices(""),
        "Jobs 1 to 2 of 60",
        List.of(row("j1", true), row("j2", false)),
        "search=a+b&state=&offset=0",
        Optional.empty(),
        Optional.of("offset=50"));
  }

  private static AdminJobsView.Row row(String id, boolean mayStop) {
    return new AdminJobsView.Row(
        id,
        42,
        "running",
        "",
        "sort1",
        "bo@abell.org",
        "web0",
        "handler1",
        "local",
        "77",
        "09:40:03",
        mayStop);
  }
}
