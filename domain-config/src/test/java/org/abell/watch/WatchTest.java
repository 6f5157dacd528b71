package org.abell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abell.watch.ProcessEvent.Kind;
import org.junit.jupiter.api.Test;

class WatchTest {

  private static final int KILLED = 137;

  private final Watch watch = new Watch(Patience.USUAL);
  private Instant now = Instant.parse("2026-11-24T00:00:00Z");

  @Test
  void a_server_that_was_killed_is_due_after_a_second() {
    event(Kind.STARTED);
    pass(60);
    var said = ended(KILLED);
    assertThat(said).hasValue("web0 has ended with 137 after 60 s. It is started again in 1 s.");
    assertThat(due()).isEmpty();
    pass(1);
    assertThat(due()).containsExactly("web0");
  }

  @Test
  void a_server_that_was_stopped_stays_stopped_however_it_ended() {
    for (var exitStatus : new int[] {0, KILLED}) {
      event(Kind.STARTED);
      pass(60);
      event(Kind.ORDERED);
      ended(exitStatus);
      pass(3600);
      assertThat(due()).isEmpty();
      assertThat(watch.status()).first().asString().startsWith("web0 STOPPED since=");
    }
  }

  @Test
  void an_order_holds_for_one_end_only() {
    event(Kind.STARTED);
    event(Kind.ORDERED);
    ended(0);
    event(Kind.STARTED);
    pass(60);
    ended(KILLED);
    pass(1);
    assertThat(due()).containsExactly("web0");
  }

  @Test
  void a_server_that_ends_by_itself_with_0_is_left_alone() {
    event(Kind.STARTED);
    pass(60);
    assertThat(ended(0)).hasValue("web0 has ended by itself, with 0, and is left alone.");
    pass(3600);
    assertThat(due()).isEmpty();
  }

  @Test
  void the_pause_doubles_with_each_failed_start_until_it_gives_up() {
    assertThat(pausesUntilGivenUp(Patience.USUAL.tries())).containsExactly(2, 4, 8, 16);
    assertThat(watch.status())
        .first()
        .asString()
        .contains("web0 FATAL")
        .endsWith("failed_starts=5");
  }

  @Test
  void a_pause_is_never_longer_than_the_longest() {
    assertThat(Patience.USUAL.pause(5)).hasSeconds(32);
    assertThat(Patience.USUAL.pause(6)).hasSeconds(60);
    assertThat(Patience.USUAL.pause(1000)).hasSeconds(60);
  }

  @Test
  void a_server_that_ran_long_enough_begins_anew() {
    pausesUntilGivenUp(3);
    pass(16);
    start();
    pass(10);
    ended(KILLED);
    pass(1);
    assertThat(due()).containsExactly("web0");
  }

  @Test
  void an_admin_who_starts_a_given_up_server_gives_it_all_its_tries_again() {
    pausesUntilGivenUp(Patience.USUAL.tries());
    pass(3600);
    assertThat(due()).isEmpty();
    assertThat(pausesUntilGivenUp(Patience.USUAL.tries())).containsExactly(2, 4, 8, 16);
  }

  @Test
  void a_server_that_somebody_else_started_is_not_due_any_more() {
    event(Kind.STARTED);
    pass(60);
    ended(KILLED);
    event(Kind.STARTED);
    pass(60);
    assertThat(due()).isEmpty();
  }

  @Test
  void the_end_of_the_domain_is_an_order_for_servers_that_run_and_that_wait() {
    event(Kind.STARTED);
    pass(60);
    ended(KILLED);
    watch.apply(new ProcessEvent(now, Kind.STARTED, "web1", 0));
    watch.apply(new ProcessEvent(now, Kind.ORDERED, "", 0));
    watch.apply(new ProcessEvent(now, Kind.ENDED, "web1", KILLED));
    pass(3600);
    assertThat(due()).isEmpty();
  }

  @Test
  void a_refused_start_counts_an_absent_host_controller_does_not() {
    event(Kind.STARTED);
    pass(60);
    ended(KILLED);
    pass(1);
    var server = watch.due(now).get(0);
    for (int i = 0; i < 20; i++) {
      server.starting(now);
      server.postpone(now.plusSeconds(5), now);
      assertThat(due()).isEmpty();
      pass(5);
      assertThat(due()).containsExactly("web0");
    }
    server.starting(now);
    assertThat(server.refused("no such server", now))
        .isEqualTo(
            "web0 could not be started (no such server), failed start 1 of 5. It is started again in"
                + " 2 s.");
  }

  /** The seconds between failed starts. */
  private List<Integer> pausesUntilGivenUp(int failedStarts) {
    var pauses = new ArrayList<Integer>();
    for (int i = 1; i <= failedStarts; i++) {
      start();
      pass(9);
      ended(1);
      var pause = 0;
      while (i < failedStarts && due().isEmpty()) {
        pass(1);
        pause++;
      }
      if (i < failedStarts) {
        pauses.add(pause);
      }
    }
    return pauses;
  }

  /** The way of the watch, when it is its turn; else an admin does it. */
  private void start() {
    watch.due(now).forEach(server -> server.starting(now));
    event(Kind.STARTED);
  }

  private List<String> due() {
    return watch.due(now).stream().map(WatchedServer::name).toList();
  }

  private void pass(int seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
  }

  private void event(Kind kind) {
    watch.apply(new ProcessEvent(now, kind, "web0", 0));
  }

  private Optional<String> ended(int exitStatus) {
    return watch.apply(new ProcessEvent(now, Kind.ENDED, "web0", exitStatus));
  }
}
