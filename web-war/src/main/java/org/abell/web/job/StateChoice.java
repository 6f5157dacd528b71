package org.abell.web.job;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.job.JobState;

/** The choices of states in the admins' list: all, unfinished, finished, and each one. */
final class StateChoice {

  private static final String ALL = "";
  private static final String UNFINISHED = "unfinished";
  private static final String FINISHED = "finished";

  private StateChoice() {}

  /** The states that the choice means; empty for all. */
  static Set<JobState> states(String choice) {
    return switch (choice) {
      case UNFINISHED -> states(false);
      case FINISHED -> states(true);
      default -> JobState.of(choice).map(Set::of).orElse(Set.of());
    };
  }

  static List<AdminJobsView.Choice> choices(String selected) {
    var words =
        Stream.concat(
            Stream.of(ALL, UNFINISHED, FINISHED),
            Arrays.stream(JobState.values()).map(JobState::label));
    return words
        .map(w -> new AdminJobsView.Choice(w, w.isEmpty() ? "all" : w, w.equals(selected)))
        .toList();
  }

  private static Set<JobState> states(boolean terminal) {
    return Arrays.stream(JobState.values())
        .filter(s -> s.terminal() == terminal)
        .collect(Collectors.toSet());
  }
}
