package org.abell.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.abell.configuration.JobConfigurations;
import org.abell.job.ActionResult;
import org.abell.job.Admin;
import org.abell.job.JobAction;
import org.abell.job.JobControl;

/** Does to many jobs what an admin asks for by a word and a value, on pages and over REST alike. */
@ApplicationScoped
public class AdminActions {

  /** The words, as a sentence lists them. */
  public static final String WORDS =
      "pause, resume, requeue, stop, reassign, destination or priority";

  private final JobControl control;
  private final JobConfigurations configurations;

  public AdminActions() {
    this(null, null);
  }

  @Inject
  public AdminActions(JobControl control, JobConfigurations configurations) {
    this.control = control;
    this.configurations = configurations;
  }

  /**
   * Does it to each job by itself.
   *
   * @param word one of {@link #WORDS}
   * @param value the handler's name or tag, the destination's id, the priority; else empty
   * @return a result for each job
   * @throws InvalidAction when the word or the value is no good; no job was touched
   */
  public List<ActionResult> run(String word, String value, Collection<Long> jobs, Admin admin)
      throws InvalidAction {
    return control.act(action(word, value.strip()), jobs, admin);
  }

  private JobAction action(String word, String value) throws InvalidAction {
    return switch (word) {
      case "pause" -> new JobAction.Pause();
      case "resume" -> new JobAction.Resume();
      case "requeue" -> new JobAction.Requeue();
      case "stop" -> new JobAction.Stop();
      case "reassign" -> new JobAction.Reassign(present(value, "the name or tag of a handler"));
      case "destination" -> send(present(value, "the id of a destination"));
      case "priority" -> prioritise(present(value, "a whole number"));
      default -> throw new InvalidAction("The action must be %s, not '%s'.".formatted(WORDS, word));
    };
  }

  private JobAction send(String id) throws InvalidAction {
    var current = configurations.current();
    var destination = current.jobs().destinations().destination(id);
    if (destination.isEmpty()) {
      throw new InvalidAction("The job configuration has no destination '%s'.".formatted(id));
    }
    if (destination.get().isDynamic()) {
      throw new InvalidAction(
          "The destination '%s' is a rule; name the destination itself.".formatted(id));
    }
    Optional<String> unfit = current.jobs().whyNotRunnable(destination.get());
    if (unfit.isPresent()) {
      throw new InvalidAction("Jobs cannot run there: %s.".formatted(unfit.get()));
    }
    return new JobAction.Send(id, current.fingerprint());
  }

  private static JobAction prioritise(String value) throws InvalidAction {
    try {
      return new JobAction.Prioritise(Integer.parseInt(value));
    } catch (NumberFormatException e) {
      throw new InvalidAction("The priority must be a whole number, not '%s'.".formatted(value));
    }
  }

  private static String present(String value, String meaning) throws InvalidAction {
    if (value.isEmpty()) {
      throw new InvalidAction("A value is missing: %s.".formatted(meaning));
    }
    return value;
  }
}
