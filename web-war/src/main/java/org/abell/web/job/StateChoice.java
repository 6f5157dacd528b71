package org.abell.web.job;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.job.JobState;

/** The choices of states in the admins' list: unfinished, all, finished, and each one. */
final class StateChoice {

  static final String UNFINISHED = "unfinished";
  static final String ALL = "all";
  private static final String FINISHED = "finished";

  // Not the historic states that nothing goes to: the rest is what the schema has an index for.
  private static final Set<JobState> HISTORIC = EnumSet.of(JobState.UPLOAD, JobState.WAITING);

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
            Stream.of(UNFINISHED, ALL, FINISHED),
            Arrays.stream(JobState.values())
                .filter(s -> !HISTORIC.contains(s))
                .map(JobState::label));
    return words.map(w -> new AdminJobsView.Choice(w, w, w.equals(selected))).toList();
  }

  private static Set<JobState> states(boolean terminal) {
    return Arrays.stream(JobState.values())
        .filter(s -> s.terminal() == terminal && !HISTORIC.contains(s))
        .collect(Collectors.toSet());
  }
}
