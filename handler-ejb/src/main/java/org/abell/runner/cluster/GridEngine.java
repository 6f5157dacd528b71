package org.abell.runner.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.abell.runner.JobRefused;
import org.w3c.dom.Element;

/**
 * Grid Engine, by qsub, qstat, qacct and qdel. The listing has no ended jobs; what became of one
 * that was killed is in the accounting file, whose entries are as in accounting(5).
 */
record GridEngine() implements Dialogue {

  private static final Map<String, String> KNOWN =
      Map.of(
          "queue",
          "-q",
          "resource_list",
          "-l",
          "Resource_List",
          "-l",
          "pe",
          "-pe",
          "project",
          "-P");

  private static final Pattern ID = Pattern.compile("(?m)^\\s*(\\d+)\\s*$");

  private static final Pattern AWAY =
      Pattern.compile(
          "(?i)unable to (contact|send message to) qmaster|commlib error|got (select|read|send)"
              + " error|error reading answer list|can't resolve|connection refused|not running");

  private static final Pattern FIELD = Pattern.compile("^(\\S+)\\s+(.*?)\\s*$");
  // When and in which process it happened stands before what happened.
  private static final Pattern ERROR_REASON =
      Pattern.compile("(?m)^error reason\\s+\\d+:\\s+(?:\\S+ \\S+ \\[\\S+\\]: )?(.*?)\\s*$");
  private static final String ENTRY_BEGINS = "(?m)^={20,}$";

  @Override
  public String manager() {
    return "Grid Engine";
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
            "-terse",
            "-r",
            "n",
            "-N",
            order.name(),
            "-wd",
            order.directory().toString(),
            "-S",
            "/bin/bash",
            "-j",
            "y",
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
    return List.of("qstat", "-xml", "-r");
  }

  @Override
  public List<Sighting> listed(String text) throws IOException {
    return Xml.elements("qstat", text, "job_list").stream().map(GridEngine::sighting).toList();
  }

  private static Sighting sighting(Element job) {
    var state = Xml.text(job, "state");
    var name = Stream.of("full_job_name", "JB_name").map(n -> Xml.text(job, n));
    return new Sighting(
        Xml.text(job, "JB_job_number"),
        name.filter(n -> !n.isEmpty()).findFirst().orElse(""),
        // r and t run, also when they are suspended or being deleted; everything else waits.
        state.matches(".*[rtRsST].*") && !state.contains("q") ? Fate.RUNS : Fate.WAITS,
        state);
  }

  @Override
  public Optional<List<String>> history(Collection<String> ids) {
    // It takes one job at a time, and fails for one that is not written down yet.
    var words =
        new ArrayList<>(List.of("sh", "-c", "for id; do qacct -j \"$id\"; done; :", "qacct"));
    words.addAll(ids);
    return Optional.of(words);
  }

  @Override
  public List<Sighting> past(Answer answer) {
    return Stream.of(answer.out().split(ENTRY_BEGINS))
        .map(GridEngine::entry)
        .filter(entry -> entry.containsKey("jobnumber"))
        .map(
            e ->
                new Sighting(
                    e.get("jobnumber"),
                    e.getOrDefault("jobname", ""),
                    fate(e),
                    "failed " + e.getOrDefault("failed", "?")))
        .toList();
  }

  private static Map<String, String> entry(String text) {
    var fields = new HashMap<String, String>();
    text.lines()
        .map(FIELD::matcher)
        .filter(Matcher::matches)
        .forEach(m -> fields.put(m.group(1), m.group(2)));
    return fields;
  }

  private static Fate fate(Map<String, String> entry) {
    var number = entry.getOrDefault("failed", "0").split("\\s", 2)[0];
    return switch (number) {
      case "37" -> limit(entry.getOrDefault("category", ""));
      // Ended by a signal after it had run: somebody deleted it, or killed it.
      case "100" -> deleted(entry) ? Fate.CANCELLED : Fate.ENDED;
      // Before the job began, or because its host went: none of its fault.
      case "19", "21", "22", "24", "25", "28", "29" -> Fate.INTERRUPTED;
      default -> Fate.ENDED;
    };
  }

  /** The accounts name all limits at once; which the job had, its category says. */
  private static Fate limit(String category) {
    var ofMemory = category.contains("h_vmem=") || category.contains("h_rss=");
    var ofTime = category.contains("h_rt=") || category.contains("h_cpu=");
    return ofMemory && !ofTime ? Fate.OUT_OF_MEMORY : Fate.OUT_OF_TIME;
  }

  private static boolean deleted(Map<String, String> entry) {
    return entry.containsKey("deleted_by") && !entry.get("deleted_by").equals("NONE")
        || entry.getOrDefault("exit_status", "").startsWith("137");
  }

  @Override
  public Optional<Cause> cause(Sighting waiting) {
    var state = waiting.words();
    if (state.contains("E")) {
      // An error that stands until somebody clears it, usually Eqw.
      return Optional.of(Cause.NEVER);
    }
    return Optional.of(state.contains("h") ? Cause.HELD : Cause.TURN);
  }

  @Override
  public Optional<List<String>> explain(String id) {
    return Optional.of(List.of("qstat", "-j", id));
  }

  @Override
  public String explanation(String text) {
    var reason = ERROR_REASON.matcher(text);
    return reason.find() ? reason.group(1) : "";
  }

  @Override
  public List<String> cancel(String id) {
    return List.of("qdel", id);
  }
}
