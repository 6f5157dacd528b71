package org.abell.job;

import java.util.List;
import org.abell.history.DatasetState;
import org.abell.history.HistoryItem;

/**
 * Whether a job's inputs let it run.
 *
 * <p>The rules are Galaxy's: a purged input fails the job; a deleted one, or one in error, paused
 * or without metadata, pauses it.
 */
public sealed interface InputCheck {

  /** All inputs may be read. */
  record Fine() implements InputCheck {}

  /** An input is not yet written. */
  record NotYet() implements InputCheck {}

  /** The job has to be held until somebody mends its inputs. */
  record Hold(String reason) implements InputCheck {}

  /** An input is gone for good. */
  record Gone(String reason) implements InputCheck {}

  /** Looks at all inputs of the job. */
  static InputCheck of(Job job) {
    var items = job.inputs().stream().map(JobInput::item).toList();
    var purged = items.stream().filter(HistoryItem::purged).toList();
    if (!purged.isEmpty()) {
      return new Gone("Input %s was deleted for good.".formatted(named(purged.get(0))));
    }
    var bad = items.stream().filter(InputCheck::bad).map(InputCheck::complaint).toList();
    if (!bad.isEmpty()) {
      return new Hold(pauseReason(bad));
    }
    return items.stream().allMatch(i -> i.dataset().state().readable()) ? new Fine() : new NotYet();
  }

  /** What is wrong with one input. */
  static String complaint(HistoryItem item) {
    return item.deleted()
        ? "input %s is deleted".formatted(named(item))
        : "input %s is in state %s".formatted(named(item), item.dataset().state().label());
  }

  /** The sentence that a paused job shows. */
  static String pauseReason(List<String> complaints) {
    return "Paused: %s. Mend the inputs, then resume the job."
        .formatted(String.join(", ", complaints));
  }

  private static boolean bad(HistoryItem item) {
    DatasetState state = item.dataset().state();
    return item.deleted() || !state.readable() && !state.unfinished();
  }

  private static String named(HistoryItem item) {
    return "%d (%s)".formatted(item.hid(), item.name());
  }
}
