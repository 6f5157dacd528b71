package org.abell.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The first thing a cluster does: a user signs up, uploads a table of clusters of galaxies and runs
 * filter, sort and count on it, without waiting in between.
 */
final class MainJob {

  private static final Set<String> ENDED =
      Set.of("ok", "error", "failed", "deleted", "paused", "stopped", "skipped");
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final long PAUSE_MILLIS = 100;

  private final Client admin;
  private final Client user;
  private final Progress progress;

  /**
   * @param admin sees which server did what
   * @param user owns history and jobs
   */
  MainJob(Client admin, Client user, Progress progress) {
    this.admin = admin;
    this.user = user;
    this.progress = progress;
  }

  /** Runs the chain and prints what became of each job. Gives whether all ended well. */
  boolean run(Path table) {
    var history =
        Client.field(
            user.post(
                "/api/histories",
                Json.createObjectBuilder().add("name", "Clusters of galaxies").build()),
            "id");
    progress.step("uploading " + table.getFileName() + ", then filter, sort and count");
    var upload = upload(history, table);
    var filter =
        run(
            history,
            "filter_rows1",
            input(upload)
                .add("column", "5")
                .add("comparison", ">=")
                .add("value", "2")
                .add("header_lines", "0"));
    var sort =
        run(
            history,
            "sort1",
            input(filter).add("column", "4").add("style", "gennum").add("order", "DESC"));
    var count =
        run(history, "count1", input(sort).add("what|kind", "values").add("what|column", "5"));
    var steps = List.of(upload, filter, sort, count);
    await(steps);
    progress.print("");
    return report(steps);
  }

  private Step upload(String history, Path table) {
    var body =
        Json.createObjectBuilder()
            .add("history_id", history)
            .add("tool_id", "upload1")
            .add(
                "inputs",
                Json.createObjectBuilder()
                    .add("file_type", "tabular")
                    .add("dbkey", "?")
                    .add("files_0|type", "upload_dataset")
                    .add("files_0|NAME", table.getFileName().toString()))
            .add("files_0|url_paste", read(table));
    return submit("upload1", body);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static JsonObjectBuilder input(Step from) {
    return Json.createObjectBuilder()
        .add("input", Json.createObjectBuilder().add("src", "hda").add("id", from.dataset()));
  }

  private Step run(String history, String tool, JsonObjectBuilder inputs) {
    return submit(
        tool,
        Json.createObjectBuilder()
            .add("history_id", history)
            .add("tool_id", tool)
            .add("inputs", inputs));
  }

  private Step submit(String tool, JsonObjectBuilder body) {
    var answer = user.post("/api/tools", body.build());
    return new Step(
        tool, Client.firstField(answer, "jobs", "id"), Client.firstField(answer, "outputs", "id"));
  }

  private void await(List<Step> steps) {
    var deadline = progress.clock().instant().plus(LIMIT);
    var told = List.<String>of();
    while (true) {
      var states = states(steps);
      if (!states.equals(told)) {
        progress.step("jobs: " + String.join(", ", states));
        told = states;
      }
      if (states.stream().allMatch(ENDED::contains)
          || progress.clock().instant().isAfter(deadline)) {
        return;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClusterException("The main job was interrupted.", e);
      }
    }
  }

  private List<String> states(List<Step> steps) {
    var states = new ArrayList<String>();
    for (var step : steps) {
      states.add(Client.field(user.get("/api/jobs/" + step.job()), "state"));
    }
    return states;
  }

  private boolean report(List<Step> steps) {
    var good = true;
    for (var step : steps) {
      var job = admin.get("/api/jobs/" + step.job() + "?full=true").asJsonObject();
      var times = admin.get("/api/jobs/" + step.job() + "/times").asJsonObject();
      var ok = "ok".equals(JobReport.text(job, "state"));
      var output = ok ? user.text("/api/datasets/" + step.dataset() + "/display") : trouble(job);
      progress.print(new JobReport(step.tool(), job, times).text(output));
      good &= ok;
    }
    return good;
  }

  private static String trouble(JsonObject job) {
    return JobReport.text(job, "info") + "\n" + JobReport.text(job, "stderr");
  }

  /** A submitted job and its output. */
  private record Step(String tool, String job, String dataset) {}
}
