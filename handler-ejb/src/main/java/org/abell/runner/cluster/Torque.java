package org.abell.runner.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abell.runner.JobRefused;
import org.w3c.dom.Element;

/**
 * Torque, by qsub, {@code qstat -x} and qdel; states and the negative exit statuses of jobs that it
 * ended itself are those of its administrator guide. Ended jobs are listed as long as {@code
 * keep_completed} says.
 */
record Torque() implements Dialogue {

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("destination", "-q"),
          Map.entry("Account_Name", "-A"),
          Map.entry("Execution_Time", "-a"),
          Map.entry("Hold_Types", "-h"),
          Map.entry("Mail_Points", "-m"),
          Map.entry("Mail_Users", "-M"),
          Map.entry("Priority", "-p"),
          Map.entry("Resource_List", "-l"),
          Map.entry("Variable_List", "-v"),
          Map.entry("walltime", "-l walltime="),
          Map.entry("nodes", "-l nodes="));

  private static final Pattern ID = Pattern.compile("(?m)^\\s*(\\d+\\S*)\\s*$");

  private static final Pattern AWAY =
      Pattern.compile(
          "(?i)cannot connect|connection refused|pbs_server|trqauthd|timed? ?out|end of file"
              + "|communication failure");

  @Override
  public String manager() {
    return "Torque";
  }

  @Override
  public List<String> commands() {
    return List.of("qsub", "qstat", "qdel");
  }

  @Override
  public List<String> submit(Order order) throws JobRefused {
    var words = new ArrayList<>(List.of("qsub"));
    words.addAll(SubmitOptions.of(order.params(), KNOWN));
    words.addAll(SubmitOptions.bare(order.params(), KNOWN));
    words.addAll(List.of("-r", "n", "-N", order.name(), "-d", order.directory().toString()));
    words.addAll(List.of("-j", "oe", "-o", order.log().toString(), order.script().toString()));
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
    return List.of("qstat", "-x");
  }

  @Override
  public List<Sighting> listed(String text) throws IOException {
    // Where there are no jobs it prints nothing at all.
    return text.isBlank()
        ? List.of()
        : Xml.elements("qstat", text, "Job").stream().map(Torque::sighting).toList();
  }

  private static Sighting sighting(Element job) {
    var state = Xml.text(job, "job_state");
    var status = Xml.text(job, "exit_status");
    return new Sighting(
        Xml.text(job, "Job_Id"),
        Xml.text(job, "Job_Name"),
        fate(state, status),
        status.isEmpty()
            ? (state + " " + Xml.text(job, "comment")).strip()
            : state + " with exit status " + status);
  }

  private static Fate fate(String state, String status) {
    return switch (state) {
      case "Q", "H", "W", "T" -> Fate.WAITS;
      case "C" -> ended(status);
      // R, E (it is being cleared up after) and S (suspended).
      default -> Fate.RUNS;
    };
  }

  private static Fate ended(String status) {
    return switch (status) {
      case "-10" -> Fate.OUT_OF_MEMORY;
      case "-11", "-12" -> Fate.OUT_OF_TIME;
      // Could not be begun there, or its host was started anew.
      case "-3", "-4", "-5", "-6" -> Fate.INTERRUPTED;
      default -> Fate.ENDED;
    };
  }

  @Override
  public Optional<Cause> cause(Sighting waiting) {
    return Optional.of(Pbs.cause(waiting.words()));
  }

  @Override
  public List<String> cancel(String id) {
    return List.of("qdel", id);
  }

  @Override
  public Optional<Fate> written(String log) {
    return Pbs.killed(log);
  }
}
