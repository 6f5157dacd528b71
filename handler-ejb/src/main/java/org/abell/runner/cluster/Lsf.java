package org.abell.runner.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abell.runner.JobRefused;

/**
 * LSF 10, by bsub, {@code bjobs -o} and bkill; states and the {@code TERM_} words for who ended a
 * job are those of its reference. Ended jobs are listed for {@code CLEAN_PERIOD}, an hour usually;
 * the report in the job's log has the same words.
 */
record Lsf() implements Dialogue {

  private static final Map<String, String> KNOWN =
      Map.of(
          "queue", "-q",
          "resources", "-R",
          "memory", "-M",
          "cores", "-n",
          "walltime", "-W",
          "project", "-P",
          "wait", "-w");

  private static final Pattern ID = Pattern.compile("Job <(\\d+)> is submitted");
  private static final Pattern NONE = Pattern.compile("No (unfinished )?jobs? found");

  private static final Pattern AWAY =
      Pattern.compile(
          "(?i)lsf is down|lim is down|mbatchd|cannot connect|failed in an lsf library call"
              + "|communication (error|time ?out)|please (wait|try later)|timed out");

  private static final Pattern TERM = Pattern.compile("TERM_[A-Z_]+");

  @Override
  public String manager() {
    return "LSF";
  }

  @Override
  public List<String> commands() {
    return List.of("bsub", "bjobs", "bkill");
  }

  @Override
  public List<String> submit(Order order) throws JobRefused {
    var words = new ArrayList<>(List.of("bsub"));
    words.addAll(SubmitOptions.of(order.params(), KNOWN));
    words.addAll(List.of("-rn", "-J", order.name(), "-cwd", order.directory().toString()));
    words.addAll(List.of("-i", "/dev/null", "-o", order.log().toString()));
    words.add(order.script().toString());
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
    // Of a field without a width, what is too long may be cut off.
    var fields = "jobid:12 stat:12 exit_reason:100 job_name:200 delimiter='|'";
    return List.of("bjobs", "-a", "-noheader", "-o", fields);
  }

  @Override
  public boolean isListing(Answer answer) {
    return answer.ok() || NONE.matcher(answer.err()).find();
  }

  @Override
  public List<Sighting> listed(String text) {
    return text.lines()
        .map(line -> line.split("\\|", 4))
        .filter(fields -> fields.length == 4 && fields[0].strip().matches("\\d+"))
        .map(f -> sighting(f[0].strip(), f[1].strip(), f[2].strip(), f[3].strip()))
        .toList();
  }

  private static Sighting sighting(String id, String state, String reason, String name) {
    var told = reason.isEmpty() || reason.equals("-") ? state : state + ", " + reason;
    return new Sighting(id, name, fate(state, reason), told);
  }

  private static Fate fate(String state, String reason) {
    return switch (state) {
      case "PEND", "PSUSP", "WAIT", "FWD_PEND", "PROV" -> Fate.WAITS;
      case "DONE" -> Fate.ENDED;
      case "EXIT" -> ended(reason).orElse(Fate.ENDED);
      // RUN, suspended by somebody (USUSP, SSUSP), or on a host that is out of reach.
      default -> Fate.RUNS;
    };
  }

  private static Optional<Fate> ended(String text) {
    var term = TERM.matcher(text);
    if (!term.find()) {
      return Optional.empty();
    }
    return switch (term.group()) {
      case "TERM_RUNLIMIT", "TERM_CPULIMIT", "TERM_DEADLINE" -> Optional.of(Fate.OUT_OF_TIME);
      case "TERM_MEMLIMIT", "TERM_SWAP" -> Optional.of(Fate.OUT_OF_MEMORY);
      case "TERM_OWNER", "TERM_ADMIN", "TERM_FORCE_OWNER", "TERM_FORCE_ADMIN", "TERM_BUCKET_KILL" ->
          Optional.of(Fate.CANCELLED);
      case "TERM_PREEMPT",
          "TERM_LOAD",
          "TERM_WINDOW",
          "TERM_REQUEUE_OWNER",
          "TERM_REQUEUE_ADMIN",
          "TERM_RC",
          "TERM_ZOMBIE" ->
          Optional.of(Fate.INTERRUPTED);
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Cause> cause(Sighting waiting) {
    // Not every LSF 10 can list its reasons, and one that cannot would list nothing at all.
    return Optional.of(waiting.words().startsWith("PSUSP") ? Cause.HELD : Cause.TURN);
  }

  @Override
  public List<String> cancel(String id) {
    return List.of("bkill", id);
  }

  @Override
  public Optional<Fate> written(String log) {
    return ended(log);
  }
}
