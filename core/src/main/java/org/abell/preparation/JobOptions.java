package org.abell.preparation;

import java.util.Optional;
import java.util.OptionalInt;
import org.abell.jobconf.Destination;
import org.abell.jobconf.RunnerKind;
import org.abell.jobdir.Allowance;
import org.abell.jobdir.Folders;
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
 * @param defaults the server's settings
 */
public record JobOptions(Destination destination, RunnerKind runner, JobDefaults defaults) {

  private static final String SLOTS_OF_SERVER = "GALAXY_SLOTS";

  /** What becomes of the job's directory. */
  public CleanupPolicy cleanup() {
    return CleanupPolicy.of(text("cleanup_job").orElse("always"));
  }

  /** Whether outputs are written in the job's directory and moved when the job has ended. */
  public boolean outputsToWorkingDirectory() {
    return flag("outputs_to_working_directory", false);
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
        measuring);
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
