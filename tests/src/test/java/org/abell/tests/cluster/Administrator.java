package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.abell.cluster.Cluster;
import org.abell.tests.cluster.Work.Run;

/** The admin of the cluster: looks at any job, and does things to jobs. */
final class Administrator {

  /** What the history of a job says after what was done to it. */
  static final String REASON = "a test";

  private final Cluster cluster;
  private final Api api;

  Administrator(Cluster cluster) {
    var account = cluster.accounts().admin();
    this.cluster = cluster;
    this.api = Api.visitor(cluster.front()).signIn(account.email(), account.password());
  }

  Api api() {
    return api;
  }

  String name() {
    return cluster.accounts().admin().email();
  }

  /** Asks for an action on some jobs. */
  Api.Answer act(JsonObjectBuilder order) {
    return api.post("/api/admin/jobs/actions", order.add("message", REASON));
  }

  static JsonObjectBuilder order(String action, String value, String job) {
    return Json.createObjectBuilder()
        .add("action", action)
        .add("value", value)
        .add("ids", Json.createArrayBuilder().add(job));
  }

  /** Does something to a job, and gives what is said of it. */
  String done(String action, String value, Run run) {
    return result(action, value, run, true);
  }

  /** Fails to do something to a job, and gives the reason. */
  String refused(String action, String value, Run run) {
    return result(action, value, run, false);
  }

  private String result(String action, String value, Run run, boolean done) {
    var answer = act(order(action, value, run.job()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var result = answer.json().asJsonArray().getJsonObject(0);
    assertThat(result.getString("id")).isEqualTo(run.job());
    assertThat(result.getBoolean("done")).as(answer.text()).isEqualTo(done);
    return result.getString("message");
  }

  void lock(String reason) {
    var order = Json.createObjectBuilder().add("active", true).add("reason", reason);
    assertThat(api.put("/api/job_lock", order).status()).isEqualTo(200);
  }

  void unlock() {
    var order = Json.createObjectBuilder().add("active", false);
    assertThat(api.put("/api/job_lock", order).status()).isEqualTo(200);
  }

  JsonObject job(Run run) {
    return api.get("/api/jobs/" + run.job()).object();
  }

  String handler(Run run) {
    return job(run).getString("handler");
  }

  /** Why the job waits. */
  String reason(Run run) {
    return job(run).getString("wait_reason");
  }

  /** Its place among all that wait. */
  int place(Run run) {
    return job(run).getInt("queue_position");
  }

  /** Each state the job was in, and what was said of it. */
  List<String> history(Run run) {
    var changes = api.get("/api/jobs/" + run.job() + "/history").json();
    return changes.asJsonArray().getValuesAs(JsonObject.class).stream()
        .map(c -> (c.getString("state") + " " + c.getString("info")).strip())
        .toList();
  }

  /** Checks that an answer is a document of an error of this code. */
  static void refusal(Api.Answer answer, int code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(code / 1000);
    assertThat(answer.object().getInt("err_code")).as(answer.text()).isEqualTo(code);
    assertThat(answer.object().getString("err_msg")).endsWith(".");
  }
}
