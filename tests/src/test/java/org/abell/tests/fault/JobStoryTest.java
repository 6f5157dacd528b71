package org.abell.tests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abell.tests.fault.JobStory.Change;
import org.abell.tests.fault.JobStory.Owner;
import org.junit.jupiter.api.Test;

/** What the fault run looks for is found in histories that are made up. */
class JobStoryTest {

  private static final Instant NOW = Instant.EPOCH;

  @Test
  void a_job_that_ends_well_has_no_faults() {
    assertThat(story(owners(), changes()).faults()).isEmpty();
  }

  @Test
  void a_takeover_under_a_higher_fence_is_no_fault() {
    var owners = List.of(owner(1, "", 0, "handler0", 1), owner(2, "handler0", 1, "handler1", 2));
    var changes =
        List.of(
            change(1, "queued", "handler0"),
            change(2, "running", "handler1"),
            change(3, "ok", "handler1"));

    var story = story(with(owners, owner(3, "handler1", 2, "handler1", 2)), changes);

    assertThat(story.faults()).isEmpty();
    assertThat(story.takeovers()).isEqualTo(1);
  }

  @Test
  void two_ends_are_found() {
    var changes = with(changes(), change(3, "ok", "handler0"));

    assertThat(story(owners(), changes).faults()).containsExactly("it ended 2 times");
  }

  @Test
  void a_job_that_goes_on_after_its_end_is_found() {
    var changes = with(changes(), change(3, "running", "handler0"));

    assertThat(story(owners(), changes).faults())
        .containsExactly("something was written after its end");
  }

  @Test
  void a_second_owner_under_the_same_fence_is_found() {
    var owners = with(owners(), owner(4, "handler0", 1, "handler1", 1));

    assertThat(story(owners, changes()).faults())
        .containsExactly("handler1 became its owner under the fence 1 of handler0");
  }

  @Test
  void a_fence_that_goes_down_is_found() {
    var owners = with(owners(), owner(4, "handler0", 1, "", 0));

    assertThat(story(owners, changes()).faults()).containsExactly("its fence went down, from 1");
  }

  @Test
  void a_writer_that_is_not_the_owner_is_found() {
    var changes =
        List.of(
            change(0, "new", "web0"), change(1, "queued", "handler0"), change(3, "ok", "handler1"));

    assertThat(story(owners(), changes).faults())
        .containsExactly("ok was written by handler1, which did not own it");
  }

  @Test
  void an_end_in_error_is_found() {
    var story = new JobStory(1, "short0001", "error", 1, 1, "error", owners(), changes());

    assertThat(story.faults()).containsExactly("it is error, its output error");
  }

  private static JobStory story(List<Owner> owners, List<Change> changes) {
    return new JobStory(1, "short0001", "ok", 1, 1, "ok", owners, changes);
  }

  private static List<Owner> owners() {
    return List.of(owner(1, "", 0, "handler0", 1), owner(3, "handler0", 1, "handler0", 1));
  }

  private static List<Change> changes() {
    return List.of(
        change(0, "new", "web0"), change(1, "queued", "handler0"), change(3, "ok", "handler0"));
  }

  private static Owner owner(long tx, String before, long fenceBefore, String after, long fence) {
    return new Owner(
        tx,
        Optional.of(before).filter(s -> !s.isEmpty()),
        Optional.of(after).filter(s -> !s.isEmpty()),
        fenceBefore,
        fence,
        "queued",
        NOW);
  }

  private static Change change(long tx, String state, String server) {
    return new Change(tx, state, server, "", NOW);
  }

  private static <T> List<T> with(List<T> some, T more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }
}
