package org.abell.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource({
    "NEW, QUEUED, true",
    "NEW, RUNNING, false",
    "NEW, PAUSED, true",
    "QUEUED, RUNNING, true",
    "QUEUED, NEW, true",
    "RUNNING, OK, true",
    "RUNNING, QUEUED, false",
    "RUNNING, PAUSED, false",
    "PAUSED, NEW, true",
    "PAUSED, QUEUED, false",
    "RUNNING, DELETING, true",
    "DELETING, DELETED, true",
    "DELETING, ERROR, true",
    "DELETING, RUNNING, false",
    "DELETING, OK, false",
    "RUNNING, RESUBMITTED, true",
    "RESUBMITTED, QUEUED, true",
    "STOP, STOPPED, true",
    "STOPPED, OK, true"
  })
  void a_state_allows_only_its_successors(JobState from, JobState to, boolean allowed) {
    assertThat(from.canBecome(to)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @EnumSource(
      value = JobState.class,
      names = {"OK", "ERROR", "FAILED", "DELETED", "SKIPPED"})
  void what_has_ended_stays_ended(JobState ended) {
    assertThat(Arrays.stream(JobState.values()).filter(ended::canBecome)).isEmpty();
    assertThat(ended.terminal()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void every_state_has_a_way_to_an_end(JobState state) {
    var reached = EnumSet.of(state);
    for (var before = 0; before != reached.size(); ) {
      before = reached.size();
      EnumSet.copyOf(reached).forEach(s -> reached.addAll(s.successors()));
    }
    assertThat(reached).anyMatch(JobState::terminal);
  }

  @Test
  void states_are_found_by_their_word() {
    assertThat(JobState.of("running")).contains(JobState.RUNNING);
    assertThat(JobState.of("sleeping")).isEmpty();
  }
}
