package org.abell.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.abell.database.Database;
import org.abell.server.ServerIdentity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerConditionsTest {

  private static final ServerIdentity SERVER =
      new ServerIdentity("handler0", EnumSet.of(Role.HANDLER), "here", 17);

  private final Database database = new Database();

  @BeforeEach
  void start() {
    database.inTransaction(em -> new ServerLeases(em).renew(SERVER, List.of()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_clock_like_the_databases_is_no_problem() {
    compare(Duration.ZERO);
    assertThat(lease().condition().clockAhead()).isPresent();
    assertThat(lease().problems()).isEmpty();
  }

  @Test
  void a_clock_that_is_ahead_is_told() {
    compare(Duration.ofMillis(90_500));
    assertThat(lease().problems())
        .singleElement()
        .asString()
        .matches("Its clock is 90 seconds ahead of the database's, .*");
  }

  @Test
  void a_clock_that_is_behind_is_told_until_it_is_set_right() {
    compare(Duration.ofMillis(-90_500));
    assertThat(lease().problems())
        .singleElement()
        .asString()
        .matches("Its clock is 90 seconds behind the database's, .*");
    compare(Duration.ZERO);
    assertThat(lease().problems()).isEmpty();
  }

  @Test
  void trouble_is_told_until_there_is_none() {
    with(conditions -> conditions.tell(SERVER, "The disk is full."));
    assertThat(lease().problems()).containsExactly("The disk is full.");
    with(conditions -> conditions.tell(SERVER, ""));
    assertThat(lease().problems()).isEmpty();
  }

  @Test
  void another_process_of_the_name_tells_nothing() {
    var another = new ServerIdentity("handler0", EnumSet.of(Role.HANDLER), "here", 18);
    with(conditions -> conditions.tell(another, "The disk is full."));
    assertThat(lease().problems()).isEmpty();
  }

  private void compare(Duration ahead) {
    with(Clock.offset(Clock.systemUTC(), ahead), conditions -> conditions.compareClocks(SERVER));
  }

  private void with(Consumer<ServerConditions> work) {
    with(Clock.systemUTC(), work);
  }

  private void with(Clock clock, Consumer<ServerConditions> work) {
    database.inTransaction(
        em -> {
          work.accept(new ServerConditions(em, clock));
          return clock;
        });
  }

  private ServerLease lease() {
    return database.inTransaction(em -> new ServerLeases(em).all().get(0));
  }
}
