package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.job.JobLock;
import org.abell.web.job.AdminJobsView.Choice;
import org.abell.web.job.AdminJobsView.Choices;
import org.abell.web.job.AdminJobsView.Narrowing;
import org.abell.web.job.BulkResult.Group;
import org.abell.web.job.BulkResult.Named;
import org.abell.web.page.Rendered;
import org.junit.jupiter.api.Test;

class AdminJobsTemplateTest {

  @Test
  void unfinished_jobs_can_be_ticked_and_the_table_looks_again_when_told() {
    var page = Rendered.forAdmin("adminjobs", Map.of("view", view(false)));

    assertThat(page.select("input[name=job]").eachAttr("value")).containsExactly("j1");
    assertThat(page.select("#job-rows").attr("hx-get"))
        .isEqualTo("/abell/admin/jobs/rows?search=a+b&state=unfinished");
    assertThat(page.select("#job-rows").attr("hx-trigger")).contains("sse:jobs");
    assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/abell/admin/jobs?offset=50");
    assertThat(page.select("a[rel=prev]")).isEmpty();
    assertThat(page.select("table caption").text()).isEqualTo("Jobs 1 to 2 of 60");
  }

  @Test
  void everything_that_can_be_done_to_jobs_has_a_button() {
    var page = Rendered.forAdmin("adminjobs", Map.of("view", view(false)));

    assertThat(page.select("#bulk fieldset button[name=action]").eachAttr("value"))
        .containsExactly("stop", "pause", "resume", "requeue", "reassign", "send", "prioritise");
    assertThat(page.select("label[for=all-match]").text()).contains("all that match (60)");
    assertThat(page.select("#target option").eachText())
        .containsExactly("choose", "_default_", "handler0");
    assertThat(page.select("#to option").eachText()).containsExactly("choose", "local");
  }

  @Test
  void values_narrow_the_list_and_headings_sort_it() {
    var page = Rendered.forAdmin("adminjobs", Map.of("view", view(false)));

    assertThat(page.select("#row-j1 a.narrow-to").eachAttr("href"))
        .first()
        .isEqualTo("/abell/admin/jobs?t=1");
    assertThat(page.select("th[aria-sort=descending]").text()).isEqualTo("Changed");
    assertThat(page.select("#row-j1 .mark").text()).isEqualTo("recovered");
    assertThat(page.select("#row-j1 .help").text()).isEqualTo("the limit of local is reached");
    assertThat(page.select("#row-j2 .mark")).isEmpty();
  }

  @Test
  void the_lock_says_who_set_it_when_and_why() {
    var page = Rendered.forAdmin("adminjobs", Map.of("view", view(true)));

    assertThat(page.select(".locked").text())
        .contains("ada@abell.org locked it at 2026-11-23 09:00:00 (UTC): maintenance");
    assertThat(page.select("form[action=/abell/admin/lock] input[name=active]").attr("value"))
        .isEqualTo("false");
  }

  @Test
  void what_became_of_each_job_is_told_in_groups() {
    var result =
        new BulkResult(
            "Done to 1 of 43 jobs.",
            false,
            List.of(
                new Group(true, "Paused.", List.of(new Named("j1", 1)), 0),
                new Group(false, "It has ended.", List.of(new Named("j2", 2)), 41)));

    var page = Rendered.forAdmin("part/bulkresult", Map.of("result", result));

    assertThat(page.select("[role=status] strong").text()).isEqualTo("Done to 1 of 43 jobs.");
    assertThat(page.select("li").eachText())
        .containsExactly("done Paused. 1", "not done It has ended. 2 and 41 more");
    assertThat(page.select("li a").eachAttr("href"))
        .containsExactly("/abell/jobs/j1", "/abell/jobs/j2");
  }

  @Test
  void what_was_not_even_tried_is_an_alert() {
    var page =
        Rendered.forAdmin(
            "part/bulkresult", Map.of("result", BulkResult.refused("No job was ticked.")));

    assertThat(page.select("[role=alert]").text()).isEqualTo("No job was ticked.");
  }

  private static AdminJobsView view(boolean locked) {
    var filter = AdminJobFilter.of("search=a+b");
    return new AdminJobsView(
        new JobLock(locked, "ada@abell.org", "maintenance", Instant.parse("2026-11-23T09:00:00Z")),
        filter,
        new Choices(
            StateChoice.choices("unfinished"),
            List.of(new Choice("handler0", "handler0", false)),
            List.of(),
            List.of("_default_", "handler0"),
            List.of("local")),
        "Jobs 1 to 2 of 60",
        "60",
        AdminJobColumns.of(filter),
        List.of(row("j1", false), row("j2", true)),
        Optional.empty(),
        Optional.of("offset=50"));
  }

  private static AdminJobsView.Row row(String id, boolean finished) {
    return new AdminJobsView.Row(
        id,
        42,
        finished ? "ok" : "new",
        finished ? "" : "the limit of local is reached",
        new Narrowing("sort1", "t=1"),
        new Narrowing("bo@abell.org", "u=1"),
        new Narrowing("handler1", "h=1"),
        new Narrowing("local", "d=1"),
        new Narrowing("local", "r=1"),
        "77",
        0,
        1,
        !finished,
        "2026-11-23 09:40:03",
        "3.0 s",
        finished);
  }
}
