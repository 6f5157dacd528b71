package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.web.page.Rendered;
import org.junit.jupiter.api.Test;

class MyJobsTemplateTest {

  @Test
  void a_user_sees_the_state_of_each_job_and_why_it_waits() {
    var row =
        new MyJobsView.Row(
            "j1", 42, "Sort", "new", "3 of your jobs run already", "h1", "Reads", "09:40", "3.0 s");
    var view =
        new MyJobsView(
            StateChoice.choices("all"),
            "Jobs 1 to 1 of 51",
            List.of(row),
            "state=all&offset=0",
            Optional.empty(),
            Optional.of("state=all&offset=50"));

    var page = Rendered.forUser("myjobs", Map.of("view", view));

    assertThat(page.select("tbody tr").text())
        .isEqualTo("42: Sort new 3 of your jobs run already Reads 09:40 3.0 s ago");
    assertThat(page.select("#my-jobs").attr("hx-trigger")).isEqualTo("sse:my-jobs, sse:refresh");
    assertThat(page.select("a[rel=next]").attr("href"))
        .isEqualTo("/abell/jobs?state=all&offset=50");
  }
}
