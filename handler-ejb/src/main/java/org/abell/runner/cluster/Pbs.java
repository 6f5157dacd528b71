package org.abell.runner.cluster;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abell.runner.JobRefused;

/**
 * PBS Professional and OpenPBS, by qsub, qstat and qdel; the JSON of {@code qstat -f -F json} and
 * the exit status, at 256 and above a signal, are those of the PBS reference guide. Its history has
 * to be switched on ({@code job_history_enable}) for killed jobs to be told apart.
 */
record Pbs() implements Dialogue {

  private static final Map<String, String> KNOWN =
      Map.of(
          "destination", "-q", "Resource_List", "-l", "walltime", "-l walltime=", "Priority", "-p");

  private static final Pattern ID = Pattern.compile("(?m)^\\s*(\\d+\\S*)\\s*$");

  private static final Pattern AWAY =
      Pattern.compile("(?i)cannot connect|connection refused|pbs_server|timed out|end of file");

  // Of the comment that PBS adds: "Job exceeded resource walltime" and its kin.
  private static final Pattern OVER_TIME = Pattern.compile("(?i)exceeded.*(walltime|cput)");
  private static final Pattern OVER_MEMORY = Pattern.compile("(?i)exceeded.*mem");
  private static final Pattern KILLED_FOR_TIME =
      Pattern.compile("(?i)PBS: job killed: (walltime|cput)");
  private static final Pattern KILLED_FOR_MEMORY = Pattern.compile("(?i)PBS: job killed: .*mem");

  private static final Pattern LIMIT = Pattern.compile("(?i)limit|exceed|quota");
  private static final Pattern BUSY = Pattern.compile("(?i)insufficient|not enough|no available");

  @Override
  public String manager() {
    return "PBS";
  }

  @Override
  public List<String> commands() {
    return List.of("qsub", "qstat", "qdel");
  }

  @Override
  public List<String> submit(Order order) throws JobRefused {
    var words = new ArrayList<>(List.of("qsub"));
    words.addAll(SubmitOptions.of(order.params(), KNOWN));
    words.addAll(
        List.of(
            "-r",
            "n",
            "-N",
            order.name(),
            "-j",
            "oe",
            "-o",
            order.log().toString(),
            order.script().toString()));
    return words;
  }

  @Override
  public Pattern number() {
    return ID;
  }

  @Override
  public Pattern away() {
    return AWAY;
  }

  @Override
  public List<String> list() {
    return List.of("qstat", "-x", "-f", "-F", "json");
  }

  @Override
  public List<Sighting> listed(String text) throws IOException {
    try (var reader = Json.createReader(new StringReader(text))) {
      var jobs = Optional.ofNullable(reader.readObject().getJsonObject("Jobs"));
      var found = new ArrayList<Sighting>();
      jobs.ifPresent(j -> j.keySet().forEach(id -> found.add(sighting(id, j.getJsonObject(id)))));
      return found;
    } catch (JsonException e) {
      throw new IOException("qstat's answer cannot be read: " + e.getMessage(), e);
    }
  }

  private static Sighting sighting(String id, JsonObject job) {
    var state = job.getString("job_state", "?");
    var comment = job.getString("comment", "");
    return new Sighting(
        id, job.getString("Job_Name", ""), fate(state, comment), (state + " " + comment).strip());
  }

  private static Fate fate(String state, String comment) {
    return switch (state) {
      case "Q", "H", "W", "T", "M" -> Fate.WAITS;
      case "F", "X", "C" -> ended(comment);
      default -> Fate.RUNS;
    };
  }

  private static Fate ended(String comment) {
    if (OVER_TIME.matcher(comment).find()) {
      return Fate.OUT_OF_TIME;
    }
    return OVER_MEMORY.matcher(comment).find() ? Fate.OUT_OF_MEMORY : Fate.ENDED;
  }

  @Override
  public Optional<Cause> cause(Sighting waiting) {
    return Optional.of(cause(waiting.words()));
  }

  /** A letter for the state, and what its scheduler says; the same holds for Torque. */
  static Cause cause(String words) {
    if (words.contains("Can Never Run")) {
      return Cause.NEVER;
    }
    if (words.startsWith("H")) {
      return Cause.HELD;
    }
    if (words.startsWith("W")) {
      return Cause.TIME;
    }
    if (LIMIT.matcher(words).find()) {
      return Cause.LIMIT;
    }
    return BUSY.matcher(words).find() ? Cause.BUSY : Cause.TURN;
  }

  @Override
  public List<String> cancel(String id) {
    return List.of("qdel", id);
  }

  @Override
  public Optional<Fate> written(String log) {
    return killed(log);
  }

  /** What its hosts write at the end of a job's log, and Torque's too. */
  static Optional<Fate> killed(String log) {
    if (KILLED_FOR_TIME.matcher(log).find()) {
      return Optional.of(Fate.OUT_OF_TIME);
    }
    return KILLED_FOR_MEMORY.matcher(log).find()
        ? Optional.of(Fate.OUT_OF_MEMORY)
        : Optional.empty();
  }
}
