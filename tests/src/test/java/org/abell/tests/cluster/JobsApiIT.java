package org.abell.tests.cluster;

import static org.abell.tests.cluster.Work.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import org.abell.cluster.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jobs API, call by call, as clients see it on the real domain. */
@ExtendWith(ClusterExtension.class)
class JobsApiIT {

  private final Cluster cluster;
  private final Work work;
  private final Api api;

  JobsApiIT(Cluster cluster) {
    this.cluster = cluster;
    this.work = Work.in(Api.newUser(cluster.front()));
    this.api = work.api();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/jobs?limit=0,400,400008",
    "/api/jobs?offset=x,400,400008",
    "/api/jobs?order_by=color,400,400008",
    "/api/jobs?sort_by=color,400,400008",
    "/api/jobs?view=color,400,400008",
    "/api/jobs?date_range_min=soon,400,400008",
    "/api/jobs?history_id=17,400,400009",
    "/api/jobs?invocation_id=17,400,400009",
    "/api/jobs?user_details=True,403,403006",
    "/api/jobs?view=admin_job_list,403,403006",
    "/api/jobs/17,400,400009"
  })
  void what_cannot_be_answered_is_refused_with_a_document(String path, int status, int code) {
    refused(api.get(path), status, code);
  }

  @Test
  void a_visitor_has_no_jobs_to_list() {
    refused(Api.visitor(cluster.front()).get("/api/jobs"), 400, 400007);
  }

  @Test
  void lists_are_narrowed_sorted_counted_and_cut_by_the_server() {
    var first = work.paste("a\n");
    var second = work.paste("b\n");
    work.ended(first);
    work.ended(second);
    var page = api.get("/api/jobs?sort_by=id&limit=1&offset=1&count=true");
    assertThat(page.response().headers().firstValue("total_matches")).contains("2");
    assertThat(ids(page)).containsExactly(second.job());
    assertThat(ids(api.get("/api/jobs?order_by=create_time")))
        .containsExactly(second.job(), first.job());
    assertThat(ids(api.get("/api/jobs?state=failed"))).isEmpty();
    assertThat(ids(api.get("/api/jobs?state=ok,new&tool_id_like=upl%25"))).hasSize(2);
    assertThat(ids(api.get("/api/jobs?history_id=" + work.history()))).hasSize(2);
    assertThat(ids(api.get("/api/jobs?search=tool:%27upload1%27"))).hasSize(2);
    assertThat(ids(api.get("/api/jobs?search=tool:%27upload%27"))).isEmpty();
    assertThat(ids(api.get("/api/jobs?date_range_min=2099-01-01T00:00:00%2B01:00"))).isEmpty();
    assertThat(ids(api.get("/api/jobs?workflow_id=" + first.job()))).isEmpty();
  }

  @Test
  void a_job_shows_its_parameters_as_people_read_them() {
    var upload = work.paste("a\nb\n");
    var run = work.run("random_lines1", randomLines(upload.output(), "abell"));
    work.ended(run);
    var shown = api.get("/api/jobs/" + run.job() + "/parameters_display").object();
    assertThat(shown.getBoolean("has_parameter_errors")).isFalse();
    var lines = shown.getJsonArray("parameters");
    assertThat(lines.getJsonObject(0).getString("text")).isEqualTo("How many lines");
    assertThat(lines.getJsonObject(0).getString("value")).isEqualTo("2");
    var dataset = lines.getJsonObject(1).getJsonArray("value").getJsonObject(0);
    assertThat(dataset.getString("id")).isEqualTo(upload.output());
    assertThat(dataset.getInt("hid")).isEqualTo(1);
    assertThat(lines.getJsonObject(3).getInt("depth")).isEqualTo(2);
    assertThat(lines.getJsonObject(3).getString("value")).isEqualTo("abell");
    var twin = api.get("/api/datasets/" + run.output() + "/parameters_display");
    assertThat(twin.text()).isEqualTo(shown.toString());
  }

  @Test
  void metrics_have_titles_and_hosts_are_for_admins() {
    var run = work.slow(1);
    work.ended(run);
    var metrics = api.get("/api/jobs/" + run.job() + "/metrics").text();
    assertThat(metrics).contains("Job Runtime (Wall Clock)", "Cores Allocated");
    assertThat(metrics).doesNotContain("hostname");
    assertThat(api.get("/api/datasets/" + run.output() + "/metrics").text()).isEqualTo(metrics);
    assertThat(admin().get("/api/jobs/" + run.job() + "/metrics").text()).contains("hostname");
    var path = "/api/jobs/" + run.job() + "/destination_params";
    refused(api.get(path), 403, 403006);
    assertThat(admin().get(path).object()).containsKeys("Runner", "Runner Job ID", "Handler");
  }

  @Test
  void what_a_job_prints_can_be_read_in_parts() {
    var upload = work.paste("a\n");
    var run =
        work.run(
            "random_lines1",
            Json.createObjectBuilder().add("num_lines", 5).add("input", data(upload.output())));
    assertThat(work.ended(run)).isEqualTo("error");
    var job = "/api/jobs/" + run.job();
    var whole = api.get(job + "/stderr");
    assertThat(whole.text()).contains("only 1 lines");
    var range = "stdout_position=0&stdout_length=9&stderr_position=4&stderr_length=7";
    var part = api.get(job + "/console_output?" + range).object();
    assertThat(part.getString("stderr")).isEqualTo(whole.text().substring(4, 11));
    assertThat(part.getString("state")).isEqualTo("error");
    refused(api.get(job + "/console_output?stdout_position=0"), 400, 400007);
    refused(api.get(job + "/console_output?" + range.replace("9", "x")), 400, 400008);
  }

  @Test
  void to_see_a_job_is_not_to_change_it() {
    var slow = work.slow(60);
    var other = Api.newUser(cluster.front());
    refused(other.get("/api/jobs/" + slow.job()), 403, 403002);
    refused(other.delete("/api/jobs/" + slow.job()), 403, 403002);
    assertThat(api.delete("/api/jobs/" + slow.job()).text()).isEqualTo("true");
    assertThat(work.ended(slow)).isEqualTo("deleted");
    assertThat(api.delete("/api/jobs/" + slow.job()).text()).isEqualTo("false");
    var states = api.get("/api/jobs/" + slow.job() + "/history").json().asJsonArray();
    assertThat(states.getJsonObject(0).getString("state")).isEqualTo("new");
    assertThat(states.getJsonObject(states.size() - 1).getString("state")).isEqualTo("deleted");
  }

  @Test
  void a_running_job_can_be_ended_early() {
    var slow = work.running(work.slow(60));
    var finished = api.put("/api/jobs/" + slow.job() + "/finish", Json.createObjectBuilder());
    assertThat(finished.text()).isEqualTo("true");
    assertThat(work.ended(slow)).isIn("ok", "error");
    var states = api.get("/api/jobs/" + slow.job() + "/history").text();
    assertThat(states).contains("\"stop\"", "\"stopped\"");
  }

  @Test
  void a_job_that_did_the_same_is_found() {
    var upload = work.paste("a\nb\n");
    var run = work.run("random_lines1", randomLines(upload.output(), "x"));
    work.ended(run);
    assertThat(ids(search("random_lines1", randomLines(upload.output(), "x"))))
        .containsExactly(run.job());
    assertThat(ids(search("random_lines1", randomLines(upload.output(), "y")))).isEmpty();
    refused(search("no_such_tool", Json.createObjectBuilder()), 404, 404001);
  }

  @Test
  void a_rerun_takes_the_place_of_a_failed_job() {
    var upload = work.paste("a\nb\n");
    var failing = work.run("Show beginning1", lines(-1, upload.output()));
    var dependent =
        work.run("sort1", Json.createObjectBuilder().add("input", data(failing.output())));
    assertThat(work.ended(failing)).isEqualTo("error");
    assertThat(work.ended(dependent)).isEqualTo("paused");
    var form = api.get("/api/jobs/" + failing.job() + "/build_for_rerun").object();
    assertThat(form.getBoolean("job_remap")).isTrue();
    assertThat(form.getString("history_id")).isEqualTo(work.history());
    var inputs =
        Json.createObjectBuilder(form.getJsonObject("state_inputs"))
            .add("lineNum", "1")
            .add("rerun_remap_job_id", failing.job());
    var again = work.run(form.getString("id"), inputs);
    assertThat(work.ended(again)).isEqualTo("ok");
    await().atMost(Duration.ofSeconds(30)).until(() -> work.state(dependent.job()).equals("ok"));
    assertThat(work.content(dependent.output())).isEqualTo("a\n");
    var old = api.get("/api/datasets/" + failing.output()).object();
    var now = api.get("/api/datasets/" + again.output()).object();
    assertThat(old.getBoolean("visible")).isFalse();
    assertThat(now.getInt("hid")).isEqualTo(old.getInt("hid"));
  }

  @Test
  void a_job_that_waits_tells_its_owner_and_admins_why() {
    var slow = work.slow(20);
    var waiting = work.run("sort1", Json.createObjectBuilder().add("input", data(slow.output())));
    var job = api.get("/api/jobs/" + waiting.job()).object();
    assertThat(job.getString("wait_reason")).contains("is not ready");
    assertThat(job.getInt("queue_position")).isPositive();
    var row =
        admin().get("/api/jobs?view=admin_job_list&history_id=" + work.history() + "&state=new");
    assertThat(row.text()).contains("is not ready");
    api.delete("/api/jobs/" + slow.job());
  }

  @Test
  void an_error_report_is_answered_and_kept_for_admins() {
    var run = work.paste("a\n");
    work.ended(run);
    var path = "/api/jobs/" + run.job() + "/error";
    var report = Json.createObjectBuilder().add("dataset_id", run.output()).add("message", "no");
    assertThat(api.post(path, report).text()).contains("Mail is not configured", "danger");
    var other = work.paste("b\n");
    var wrong = Json.createObjectBuilder().add("dataset_id", other.output()).add("message", "no");
    refused(api.post(path, wrong), 400, 400008);
    var told = admin().get("/api/jobs/" + run.job() + "?full=true").object();
    var kept = told.getJsonArray("error_reports").getJsonObject(0);
    assertThat(kept.getString("message")).isEqualTo("no");
    assertThat(kept.getString("email")).contains("@example.org");
    assertThat(api.get("/api/jobs/" + run.job() + "?full=true").object())
        .doesNotContainKey("error_reports");
  }

  @Test
  void summaries_tell_the_states_behind_items() {
    var run = work.paste("a\n");
    work.ended(run);
    var path = "/api/histories/" + work.history();
    var list = api.get(path + "/jobs_summary?types=Job&ids=" + run.job()).json().asJsonArray();
    assertThat(list.getJsonObject(0).getJsonObject("states").getInt("ok")).isEqualTo(1);
    refused(api.get(path + "/jobs_summary?types=Job&ids="), 400, 400008);
    var item = api.get(path + "/contents/datasets/" + run.output() + "/jobs_summary").object();
    assertThat(item).isEqualTo(list.getJsonObject(0));
    var problems = api.get("/api/jobs/" + run.job() + "/common_problems").object();
    assertThat(problems.keySet())
        .containsExactlyInAnyOrder("has_empty_inputs", "has_duplicate_inputs");
  }

  private Api.Answer search(String tool, JsonObjectBuilder inputs) {
    return api.post(
        "/api/jobs/search", Json.createObjectBuilder().add("tool_id", tool).add("inputs", inputs));
  }

  private static JsonObjectBuilder lines(int count, String dataset) {
    return Json.createObjectBuilder().add("lineNum", count).add("input", data(dataset));
  }

  private static JsonObjectBuilder randomLines(String dataset, String seed) {
    return Json.createObjectBuilder()
        .add("num_lines", 2)
        .add("input", data(dataset))
        .add("seed_source|seed_source_selector", "set_seed")
        .add("seed_source|seed", seed);
  }

  private static List<String> ids(Api.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonArray rows = answer.json().asJsonArray();
    return rows.stream().map(r -> r.asJsonObject().getString("id")).toList();
  }

  private static void refused(Api.Answer answer, int status, int code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.object().getInt("err_code")).as(answer.text()).isEqualTo(code);
  }

  private Api admin() {
    var account = cluster.accounts().admin();
    return Api.visitor(cluster.front()).signIn(account.email(), account.password());
  }
}
