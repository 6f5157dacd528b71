package org.abell.runner.cluster;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.abell.runner.JobRefused;

/**
 * HTCondor, by condor_submit, condor_q, condor_history and condor_rm; the numbers of states and of
 * reasons to hold a job are those of its list of job attributes. The queue has no ended jobs: what
 * became of them is in the history. A job that lost its host would begin again by itself, so it is
 * taken out of the queue instead.
 */
record HtCondor() implements Dialogue {

  /** Of a destination's parameters, those that a description of a job may have. */
  private static final Pattern OF_DESCRIPTION =
      Pattern.compile(
          "(?i)request_\\w+|require_\\w+|requirements|rank|universe|priority|accounting_group\\w*"
              + "|concurrency_limits\\w*|allowed_\\w+_duration|nice_user|getenv|job_max_vacate_time"
              + "|should_transfer_files|deferral_time|[+]\\w+|My[.]\\w+");

  private static final String NAME = "AbellName";
  private static final String ATTRIBUTES =
      "ClusterId,ProcId,JobStatus,HoldReason,HoldReasonCode,LastHoldReasonCode,RemoveReason,"
          + NAME;

  private static final Pattern ID = Pattern.compile("(?m)^(\\d+\\.\\d+) - ");

  private static final Pattern AWAY =
      Pattern.compile(
          "(?i)can't find address|failed to (connect|fetch)|connection (refused|failed)|timed? ?out"
              + "|unable to (connect|locate)|communication error|can't (connect|find)");

  private static final int HELD = 5;
  private static final int OVER_MEMORY = 34;
  private static final int OVER_DURATION = 46;
  private static final int OVER_EXECUTION = 47;
  private static final String OVER =
      "(JobStatus == 5 && (HoldReasonCode == %d || HoldReasonCode == %d || HoldReasonCode == %d))"
          .formatted(OVER_MEMORY, OVER_DURATION, OVER_EXECUTION);
  private static final String BROKEN_OFF = "(JobStatus == 1 && NumJobStarts > 0)";

  @Override
  public String manager() {
    return "HTCondor";
  }

  @Override
  public List<String> commands() {
    return List.of("condor_submit", "condor_q", "condor_rm");
  }

  @Override
  public List<String> submit(Order order) throws JobRefused {
    // Lines of a description, which is read from the standard input.
    var lines = new ArrayList<>(List.of("universe = vanilla", "should_transfer_files = NO"));
    for (var param : order.params().texts().entrySet()) {
      if (OF_DESCRIPTION.matcher(param.getKey()).matches()) {
        lines.add(line(param.getKey(), param.getValue()));
      }
    }
    lines.add("executable = " + order.script());
    lines.add("initialdir = " + order.directory());
    lines.add("output = " + order.log());
    lines.add("error = " + order.log());
    lines.add("environment = \"CONDOR_ID=$(Cluster).$(Process)\"");
    lines.add("notification = never");
    lines.add("periodic_remove = %s || %s".formatted(OVER, BROKEN_OFF));
    lines.add("+%s = \"%s\"".formatted(NAME, order.name()));
    lines.add("queue");
    var words =
        new ArrayList<>(
            List.of("sh", "-c", "printf '%s\\n' \"$@\" | condor_submit -terse -", "condor_submit"));
    words.addAll(lines);
    return words;
  }

  private static String line(String name, String value) throws JobRefused {
    if (value.lines().count() > 1) {
      throw new JobRefused(
          "The parameter %s of the destination has more than one line.".formatted(name));
    }
    return name + " = " + value.strip();
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
    return List.of(
        "condor_q", "-constraint", NAME + " =!= undefined", "-json", "-attributes", ATTRIBUTES);
  }

  @Override
  public List<Sighting> listed(String text) throws IOException {
    if (text.isBlank()) {
      return List.of();
    }
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readArray().getValuesAs(HtCondor::sighting);
    } catch (JsonException | ClassCastException | NullPointerException e) {
      throw new IOException("HTCondor's answer cannot be read: " + e.getMessage(), e);
    }
  }

  private static Sighting sighting(JsonObject job) {
    var id = job.getInt("ClusterId") + "." + job.getInt("ProcId");
    var status = job.getInt("JobStatus", 0);
    var reason = job.getString("HoldReason", job.getString("RemoveReason", ""));
    var words = reason.isEmpty() ? "status " + status : "status %d, %s".formatted(status, reason);
    return new Sighting(id, job.getString(NAME, ""), fate(status, job), words);
  }

  private static Fate fate(int status, JsonObject job) {
    return switch (status) {
      case 1 -> Fate.WAITS;
      case 3 -> over(job).orElseGet(() -> removed(job));
      case 4 -> Fate.ENDED;
      case HELD -> over(job).orElse(Fate.WAITS);
      // 2 runs, 6 brings its files back, 7 is suspended.
      default -> Fate.RUNS;
    };
  }

  private static Optional<Fate> over(JsonObject job) {
    return switch (job.getInt("HoldReasonCode", job.getInt("LastHoldReasonCode", 0))) {
      case OVER_MEMORY -> Optional.of(Fate.OUT_OF_MEMORY);
      case OVER_DURATION, OVER_EXECUTION -> Optional.of(Fate.OUT_OF_TIME);
      default -> Optional.empty();
    };
  }

  /** By the rule above for jobs that lost their hosts, or by somebody. */
  private static Fate removed(JsonObject job) {
    return job.getString("RemoveReason", "").contains("PeriodicRemove")
        ? Fate.INTERRUPTED
        : Fate.CANCELLED;
  }

  @Override
  public Optional<List<String>> history(Collection<String> ids) {
    var wanted =
        ids.stream()
            .filter(id -> id.matches("\\d+\\.\\d+"))
            .map(id -> id.split("\\."))
            .map(n -> "(ClusterId == %s && ProcId == %s)".formatted(n[0], n[1]))
            .collect(Collectors.joining(" || "));
    // With a limit it does not read the rest of the history once it has found them.
    return wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            List.of(
                "condor_history",
                "-constraint",
                wanted,
                "-limit",
                Integer.toString(ids.size()),
                "-json",
                "-attributes",
                ATTRIBUTES));
  }

  @Override
  public List<Sighting> past(Answer answer) throws IOException {
    return listed(answer.out());
  }

  @Override
  public Optional<Cause> cause(Sighting waiting) {
    return Optional.of(waiting.words().startsWith("status " + HELD) ? Cause.NEVER : Cause.TURN);
  }

  @Override
  public List<String> cancel(String id) {
    return List.of("condor_rm", id);
  }
}
