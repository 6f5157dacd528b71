package org.abell.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Set;

/** What a user does in one history: uploads, runs tools, waits. */
public final class Work {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> ENDED = Set.of("ok", "error", "deleted", "paused");

  private final Api api;
  private final String history;

  private Work(Api api, String history) {
    this.api = api;
    this.history = history;
  }

  /** A run of a tool: the ids of its job and of its first output. */
  public record Run(String job, String output) {}

  /** Work in a new history. */
  public static Work in(Api api) {
    var answer = api.post("/api/histories", Json.createObjectBuilder().add("name", "work"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return new Work(api, answer.object().getString("id"));
  }

  /** The same history at another server. */
  public Work with(Api other) {
    return new Work(other, history);
  }

  public Api api() {
    return api;
  }

  public String history() {
    return history;
  }

  /** Uploads some text as a client pastes it. */
  public Run paste(String text) {
    var inputs =
        Json.createObjectBuilder()
            .add("file_type", "auto")
            .add("dbkey", "?")
            .add("files_0|type", "upload_dataset")
            .add("files_0|url_paste", text);
    return run("upload1", inputs);
  }

  /** Runs a tool; the request has to be accepted. */
  public Run run(String tool, JsonObjectBuilder inputs) {
    return run(api.post("/api/tools", request(tool, inputs)));
  }

  /** Runs a tool that takes so long. */
  public Run slow(int seconds) {
    return run("slow1", Json.createObjectBuilder().add("seconds", seconds));
  }

  /** What an accepted request became. */
  static Run run(Api.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var document = answer.object();
    return new Run(
        document.getJsonArray("jobs").getJsonObject(0).getString("id"),
        document.getJsonArray("outputs").getJsonObject(0).getString("id"));
  }

  /** The body that runs a tool in this history. */
  public JsonObjectBuilder request(String tool, JsonObjectBuilder inputs) {
    return Json.createObjectBuilder()
        .add("history_id", history)
        .add("tool_id", tool)
        .add("inputs", inputs);
  }

  /** A data input. */
  public static JsonObjectBuilder data(String id) {
    return Json.createObjectBuilder().add("src", "hda").add("id", id);
  }

  public JsonObject job(String id) {
    return api.get("/api/jobs/" + id + "?full=true").object();
  }

  public String state(String job) {
    return job(job).getString("state");
  }

  /** Waits until the job runs. */
  public Run running(Run run) {
    await().atMost(PATIENCE).until(() -> state(run.job()).equals("running"));
    return run;
  }

  /** Waits until the job goes no further by itself, and gives its state. */
  public String ended(Run run) {
    await().atMost(PATIENCE).until(() -> ENDED.contains(state(run.job())));
    return state(run.job());
  }

  /** The content of a dataset. */
  public String content(String dataset) {
    return api.get("/api/datasets/" + dataset + "/display").text();
  }
}
