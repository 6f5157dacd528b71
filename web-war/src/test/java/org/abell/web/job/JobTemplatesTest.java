package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.abell.web.job.JobView.Change;
import org.abell.web.job.JobView.Dataset;
import org.abell.web.job.JobView.Fact;
import org.abell.web.job.JobView.Report;
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
    assertThat(page.select("form[action=/abell/jobs/j1/finish] button").text())
        .isEqualTo("Finish now, keep outputs");
  }

  @Test
  void a_running_job_shows_what_it_prints_and_an_ended_one_does_not_ask_for_it() {
    var running =
        Rendered.forUser("job", Map.of("job", job("running"), "history", Rendered.HISTORY));
    var ended = Rendered.forUser("job", Map.of("job", job("error"), "history", Rendered.HISTORY));
    var printed =
        Rendered.forUser(
            "part/console", Map.of("output", new LiveOutput.View("10 % done\n", "", "")));

    assertThat(running.select("#console").attr("hx-get")).isEqualTo("/abell/jobs/j1/console");
    assertThat(ended.select("#console")).isEmpty();
    assertThat(printed.select("pre.follow").text()).isEqualTo("10 % done");
  }

  @Test
  void a_job_that_failed_says_why() {
    var page = Rendered.forUser("job", Map.of("job", job("error"), "history", Rendered.HISTORY));

    assertThat(page.select("#job .error").text()).isEqualTo("Exit code 3");
    assertThat(page.select("#reports tbody").text())
        .isEqualTo("2026-11-23 09:50:00 ada@abell.org <It> is wrong.");
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
        state.equals("running"),
        false,
        true,
        state.equals("running"),
        List.of(
            new Step("Submitted", "09:40:03.100", "", "web0"),
            new Step("Taken", "09:40:03.143", "43 ms", "handler1")),
        List.of(),
        List.of(new Dataset("out", "d2", "2: sorted", "running")),
        List.of(new Fact("Tool", "sort1 1.0")),
        List.of(new Fact("Standard output", "<done>")),
        List.of(new Change("new", "09:40:03.100", "web0", "Submitted.")),
        state.equals("error")
            ? List.of(new Report("2026-11-23 09:50:00", "ada@abell.org", "<It> is wrong."))
            : List.of());
  }
}
