package org.abell.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import org.abell.clock.Watch;
import org.abell.configuration.JobConfigurations;
import org.abell.database.Database;
import org.abell.handler.HandlerTags;
import org.abell.handler.Pulse;
import org.abell.installation.Readiness;
import org.abell.server.ServerConditions;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.abell.server.ServerLeases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose lease is renewed: the database says when it was. */
class LeaseKeeperTest {

  private static final ServerIdentity SERVER =
      new ServerIdentity("handler0", EnumSet.of(Role.HANDLER), "here", 1);

  private final Database database = new Database();
  private final Watch watch = new Watch();
  private final Pulse pulse = new Pulse(watch);
  private final JobConfigurations configurations = new JobConfigurations(watch);
  private final Readiness readiness =
      new Readiness(database.source(), database.source(), configurations);

  @BeforeEach
  void the_loop_comes_round() {
    pulse.beat();
    renew();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_handler_whose_loop_comes_round_keeps_its_lease() {
    var before = renewedAt();
    watch.pass(ServerLeases.STUCK.minusSeconds(1));
    renew();
    assertThat(renewedAt()).isAfter(before);
  }

  @Test
  void a_stuck_handler_loses_its_lease_until_its_loop_comes_round_again() {
    var before = renewedAt();
    watch.pass(ServerLeases.STUCK.plusSeconds(1));
    renew();
    assertThat(renewedAt()).isEqualTo(before);
    pulse.beat();
    renew();
    assertThat(renewedAt()).isAfter(before);
  }

  private void renew() {
    database.inTransaction(
        em -> {
          var tags = new HandlerTags(SERVER, configurations);
          new LeaseKeeper(
                  readiness,
                  new ServerLeases(em),
                  new ServerConditions(em, watch),
                  SERVER,
                  tags,
                  pulse)
              .renew();
          return SERVER;
        });
  }

  private Instant renewedAt() {
    return database.inTransaction(em -> new ServerLeases(em).all().get(0).renewedAt());
  }
}
