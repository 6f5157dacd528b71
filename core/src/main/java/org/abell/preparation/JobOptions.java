package org.abell.preparation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.abell.jobconf.ContainerResolver;
import org.abell.jobconf.Destination;
import org.abell.jobconf.EnvironmentEntry;
import org.abell.jobconf.Isolation;
import org.abell.jobconf.RunnerKind;
import org.abell.jobdir.Allowance;
import org.abell.jobdir.Folders;
import org.abell.jobdir.ProcessLimits;
import org.abell.jobdir.ScriptSetting;
import org.abell.measure.Measuring;
import org.abell.settings.JobDefaults;
import org.abell.xml.XmlElement;

/**
 * How a job is run and finished. Each option is looked up with the job's own destination, then in
 * the server's settings.
 *
 * @param destination as the job sees it, with what was added for this job alone
 * @param runner the kind of its runner
 * @param resolvers how the containers of tools are found there, in their order
 * @param defaults the server's settings
 */
public record JobOptions(
    Destination destination,
    RunnerKind runner,
    List<ContainerResolver> resolvers,
    JobDefaults defaults) {

  private static final String SLOTS_OF_SERVER = "GALAXY_SLOTS";

  /** What becomes of the job's directory. */
  public CleanupPolicy cleanup() {
    return CleanupPolicy.of(text("cleanup_job").orElse("always"));
  }

  /** Whether outputs are written in the job's directory and moved when the job has ended. */
  public boolean outputsToWorkingDirectory() {
    return flag("outputs_to_working_directory", false)
        || isolation() != Isolation.OFF
        || offersContainers()
        || runsAsUser();
  }

  /** Whether a job runs under the system account of its user. */
  boolean runsAsUser() {
    return flag("run_as_real_user", false);
  }

  /** Which account that is, in Galaxy's words. */
  String systemUsername() {
    return text("real_system_username").orElse("user_email");
  }

  /** Whether the job is shut off from the rest of its host; clusters look after that themselves. */
  public Isolation isolation() {
    return runner == RunnerKind.LOCAL
        ? text("isolation").flatMap(Isolation::of).orElse(Isolation.AUTO)
        : Isolation.OFF;
  }

  /** Whether jobs run in containers here. */
  public boolean offersContainers() {
    return flag("docker_enabled", false) || flag("singularity_enabled", false) || runsInPods();
  }

  /** Whether the runner starts the container, and the job's whole script runs inside. */
  public boolean runsInPods() {
    return runner == RunnerKind.KUBERNETES;
  }

  /** Whether an isolated job may use the network. */
  public boolean network() {
    return flag("isolation_network", false);
  }

  /** Paths that the destination, or else the server, names under that key. */
  public List<Path> paths(String key) {
    var ofDestination = destination.params().list(key);
    var found = ofDestination.isEmpty() ? defaults.list(key) : ofDestination;
    return found.stream().map(Path::of).filter(Path::isAbsolute).toList();
  }

  /** The files that the job's script reads before the tool runs, as far as they are plain paths. */
  List<Path> sourcedFiles() {
    var sourced =
        destination.environment().stream()
            .filter(EnvironmentEntry.Sourced.class::isInstance)
            .map(e -> ((EnvironmentEntry.Sourced) e).file());
    return Stream.concat(text("environment_setup_file").stream(), sourced)
        .filter(f -> f.startsWith("/") && !f.contains("$"))
        .map(Path::of)
        .toList();
  }

  /** What each process of the tool may use. */
  public ProcessLimits limits() {
    return ProcessLimits.of(destination.params());
  }

  /** The home that tools share which need none of their own; a folder if it is no expression. */
  Optional<Path> sharedHome() {
    return text("shared_home_dir").filter(h -> h.startsWith("/") && !h.contains("$")).map(Path::of);
  }

  /** How many more looks a job's streams are waited for. */
  public int outputCollectionRetries() {
    return destination
        .params()
        .number("retry_job_output_collection")
        .orElseGet(() -> defaults.number("retry_job_output_collection", 0));
  }

  /** Whether an output that could not be looked at is accepted with what is known of it. */
  public boolean retryMetadata() {
    return flag("retry_metadata_internally", true);
  }

  /** Whether the job itself looks at its outputs, before the handler does. */
  public boolean embedMetadata() {
    return flag("embed_metadata_in_job", false);
  }

  /** When a failed job is sent again from a destination that has no rules of its own. */
  public Optional<String> resubmissionCondition() {
    return text("default_job_resubmission_condition");
  }

  /** What the job script sets up. */
  public ScriptSetting script(boolean ownHome, Measuring measuring) {
    return new ScriptSetting(
        allowance(),
        text("environment_setup_file"),
        destination.environment(),
        new Folders(ownHome, text("shared_home_dir"), text("tmp_dir")),
        destination.shell().or(() -> text("default_job_shell")).orElse(ScriptSetting.USUAL_SHELL),
        measuring,
        limits(),
        "");
  }

  private Allowance allowance() {
    if (runner != RunnerKind.LOCAL) {
      return Allowance.ofCluster();
    }
    return Allowance.known(slots(), destination.params().number("local_memory_mb"));
  }

  private OptionalInt slots() {
    var own = positive(destination.params().number("local_slots"));
    var ofServer = Optional.ofNullable(System.getenv(SLOTS_OF_SERVER));
    return own.isPresent()
        ? own
        : ofServer
            .filter(s -> s.matches("[1-9]\\d{0,5}"))
            .map(s -> OptionalInt.of(Integer.parseInt(s)))
            .orElseGet(OptionalInt::empty);
  }

  private static OptionalInt positive(OptionalInt number) {
    return number.isPresent() && number.getAsInt() > 0 ? number : OptionalInt.empty();
  }

  private boolean flag(String key, boolean otherwise) {
    return text(key).map(XmlElement::isTrue).orElse(otherwise);
  }

  private Optional<String> text(String key) {
    return destination
        .params()
        .text(key)
        .or(() -> defaults.text(key))
        .filter(t -> !t.isBlank() && !t.equals("None"));
  }
}
