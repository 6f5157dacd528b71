package org.abell.runner.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abell.runner.JobRefused;

/**
 * Slurm, by sbatch, squeue, sacct and scancel; state names as in squeue(1). The listing keeps ended
 * jobs for {@code MinJobAge}, five minutes usually; after that sacct knows them, where a site keeps
 * accounts or a file of completed jobs that can be read here.
 *
 * @param ofAll whether the listing has the jobs of all accounts, and not just those of this one
 */
record Slurm(boolean ofAll) implements Dialogue {

  private static final Map<String, String> KNOWN =
      Map.of("time", "-t", "ncpus", "-c", "partition", "-p", "mem", "--mem");

  private static final Pattern ID = Pattern.compile("(?m)^(\\d+)(;\\S+)?$");

  // What sbatch prints when the controller is away, starting, or overloaded.
  private static final Pattern AWAY =
      Pattern.compile(
          "(?i)unable to contact slurm|timed out|temporarily unable|connection (refused|failure)"
              + "|communication|protocol authentication|zero bytes|not responding|backup mode"
              + "|resource temporarily unavailable");

  // Of the reasons in squeue(1), those that no other job's end changes.
  private static final Pattern NEVER =
      Pattern.compile(
          "PartitionConfig|BadConstraints|PartitionNodeLimit|PartitionTimeLimit"
              + "|AccountNotAllowed|InvalidAccount|InvalidQOS|QOSNotAllowed|DependencyNeverSatisfied|launch["
              + " _]failed[ _]requeued[ _]held");

  private static final Pattern MACHINES =
      Pattern.compile("ReqNodeNotAvail|Node(Down|sNotAvail)|Partition(Down|Inactive)|Reservation");
  private static final Pattern LIMIT = Pattern.compile("Assoc|QOS|Max|Limit|AccountingPolicy");

  // Without accounts, what the controller wrote of each job's end, if it does so.
  private static final String HISTORY =
      "sacct -n -P -X -j \"$1\" -o JobID,State,JobName"
          + " || sacct -c -n -P -j \"$1\" -o JobID,State,JobName";

  private static final Pattern OVER_TIME = Pattern.compile("DUE TO TIME LIMIT");
  private static final Pattern OVER_MEMORY =
      Pattern.compile("(?i)exceeded (job|step)? ?memory limit|oom.kill|out of memory");

  @Override
  public String manager() {
    return "Slurm";
  }

  @Override
  public List<String> commands() {
    return List.of("sbatch", "squeue", "scancel");
  }

  @Override
  public List<String> submit(Order order) throws JobRefused {
    // The destination may overrule what stands before its options, and nothing that stands after.
    // The command's environment is bare already; any narrower export makes each node log the user
    // in before it starts a job, one job after the other.
    var words = new ArrayList<>(List.of("sbatch", "--export=ALL"));
    words.addAll(SubmitOptions.of(order.params(), KNOWN));
    words.addAll(
        List.of(
            "--parsable",
            "--no-requeue",
            "--job-name=" + order.name(),
            "--comment=" + order.name(),
            "--chdir=" + order.directory(),
            "--input=/dev/null",
            "--open-mode=append",
            "--output=" + order.log(),
            "--error=" + order.log(),
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
    var words = new ArrayList<>(List.of("squeue", "-h", "-a", "-t", "all"));
    if (!ofAll) {
      words.add("--me");
    }
    words.addAll(List.of("-o", "%A|%T|%r|%j"));
    return words;
  }

  @Override
  public List<Sighting> listed(String text) {
    return text.lines()
        .map(line -> line.split("\\|", 4))
        .filter(fields -> fields.length == 4)
        .map(f -> new Sighting(f[0], f[3].strip(), fate(f[1]), words(f[1], f[2])))
        .toList();
  }

  @Override
  public Optional<List<String>> history(Collection<String> ids) {
    return Optional.of(List.of("sh", "-c", HISTORY, "sacct", String.join(",", ids)));
  }

  @Override
  public List<Sighting> past(Answer answer) {
    // Where neither is kept, sacct fails and says so.
    return answer
        .out()
        .lines()
        .map(line -> line.split("\\|", 3))
        .filter(fields -> fields.length == 3 && fields[0].matches("\\d+"))
        .map(f -> new Sighting(f[0], f[2].strip(), fate(f[1].split(" ")[0]), f[1]))
        .toList();
  }

  @Override
  public Optional<Cause> cause(Sighting waiting) {
    return Optional.of(waiting.words().split(", ", 2))
        .filter(stateAndReason -> stateAndReason.length == 2)
        .map(stateAndReason -> cause(stateAndReason[1]));
  }

  private static Cause cause(String reason) {
    if (NEVER.matcher(reason).lookingAt()) {
      return Cause.NEVER;
    }
    return switch (reason) {
      case "Resources", "Licenses" -> Cause.BUSY;
      case "Priority" -> Cause.TURN;
      case "BeginTime" -> Cause.TIME;
      case "Dependency" -> Cause.OTHERS;
      case "JobHeldUser", "JobHeldAdmin" -> Cause.HELD;
      default -> otherCause(reason);
    };
  }

  private static Cause otherCause(String reason) {
    if (MACHINES.matcher(reason).lookingAt()) {
      return Cause.MACHINES;
    }
    return LIMIT.matcher(reason).find() ? Cause.LIMIT : Cause.OTHER;
  }

  @Override
  public List<String> cancel(String id) {
    return List.of("scancel", id);
  }

  @Override
  public Optional<Fate> written(String log) {
    if (OVER_TIME.matcher(log).find()) {
      return Optional.of(Fate.OUT_OF_TIME);
    }
    return OVER_MEMORY.matcher(log).find() ? Optional.of(Fate.OUT_OF_MEMORY) : Optional.empty();
  }

  private static String words(String state, String reason) {
    return reason.isBlank() || reason.equals("None") ? state : state + ", " + reason;
  }

  private static Fate fate(String state) {
    return switch (state) {
      case "PENDING",
          "CONFIGURING",
          "REQUEUED",
          "REQUEUE_HOLD",
          "REQUEUE_FED",
          "SPECIAL_EXIT",
          "RESV_DEL_HOLD" ->
          Fate.WAITS;
      case "COMPLETED", "FAILED" -> Fate.ENDED;
      case "TIMEOUT", "DEADLINE" -> Fate.OUT_OF_TIME;
      case "OUT_OF_MEMORY" -> Fate.OUT_OF_MEMORY;
      case "NODE_FAIL", "BOOT_FAIL", "PREEMPTED", "REVOKED" -> Fate.INTERRUPTED;
      case "CANCELLED" -> Fate.CANCELLED;
      // RUNNING, COMPLETING, STAGE_OUT, SUSPENDED, and whatever a later Slurm may call it.
      default -> Fate.RUNS;
    };
  }
}
