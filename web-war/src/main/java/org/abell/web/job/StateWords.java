package org.abell.web.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abell.job.JobState;
import org.abell.job.JobStateChange;
import org.abell.web.job.JobView.Change;
import org.abell.web.page.Shown;

/**
 * The life of a job in plain words: what happened at each step, also when only its owner changed.
 */
final class StateWords {

  private StateWords() {}

  static List<Change> of(List<JobStateChange> changes) {
    var told = new ArrayList<Change>();
    Optional<JobState> before = Optional.empty();
    for (var change : changes) {
      var same = before.filter(s -> s == change.state()).isPresent();
      told.add(
          new Change(
              change.state().label(),
              Shown.exact(Optional.of(change.at())),
              change.server(),
              same ? note(change.info()) : words(change.state(), before.isEmpty(), change.info())));
      before = Optional.of(change.state());
    }
    return told;
  }

  private static String note(String info) {
    return info.isEmpty() ? "Noted." : info;
  }

  private static String words(JobState state, boolean first, String info) {
    var sentence =
        switch (state) {
          case NEW -> first ? "Submitted." : "Waits again.";
          case UPLOAD -> "Being uploaded.";
          case WAITING -> "Waits.";
          case QUEUED -> "A handler sent it to its destination.";
          case RUNNING -> "It started.";
          case FINISHING -> "It ended; its results are collected.";
          case OK -> "Ended well.";
          case ERROR, FAILED -> "Ended in error.";
          case PAUSED -> "Paused.";
          case RESUBMITTED -> "It failed and is to be sent again.";
          case DELETING -> "It is to be stopped.";
          case DELETED -> "Stopped.";
          case STOP -> "It is to end now and keep its outputs.";
          case STOPPED -> "It was ended early.";
          case SKIPPED -> "Skipped.";
        };
    return info.isEmpty() ? sentence : sentence + " " + info;
  }
}
