package org.abell.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.abell.database.Database;
import org.abell.server.ServerIdentity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerLeasesTest {

  /** Higher than any process number that Linux gives. */
  private static final long NOBODY = 1L << 40;

  private final Database database = new Database();
  private final ServerIdentity handler0 = server("handler0", 17);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_lease_runs_from_its_renewal_until_it_is_ended() {
    renew(handler0);
    assertThat(all()).singleElement().satisfies(l -> assertThat(l.valid()).isTrue());
    end(handler0);
    assertThat(all()).singleElement().satisfies(l -> assertThat(l.valid()).isFalse());
  }

  @Test
  void a_lease_that_is_not_renewed_runs_out() {
    renew(handler0);
    database.execute("update server_lease set expires_at = expires_at - interval '16 seconds'");
    assertThat(all()).singleElement().satisfies(l -> assertThat(l.valid()).isFalse());
  }

  @Test
  void a_renewal_keeps_the_start_but_the_next_process_begins_anew() {
    renew(handler0);
    database.execute("update server_lease set started_at = started_at - interval '1 hour'");
    var first = all().get(0).startedAt();
    renew(handler0);
    assertThat(all().get(0).startedAt()).isEqualTo(first);
    database.execute("update server_lease set expires_at = now()");
    renew(server("handler0", 18));
    assertThat(all().get(0).startedAt()).isAfter(first);
  }

  @Test
  void a_lease_that_ran_out_is_valid_only_since_it_was_renewed() {
    renew(handler0);
    database.execute("update server_lease set valid_since = valid_since - interval '1 hour'");
    renew(handler0);
    assertThat(validForAnHour()).isTrue();
    database.execute("update server_lease set expires_at = expires_at - interval '16 seconds'");
    renew(handler0);
    assertThat(validForAnHour()).isFalse();
  }

  @Test
  void a_second_living_process_of_the_same_name_is_refused() {
    var here = ProcessHandle.current().pid();
    renew(server("handler0", here));
    var rival = new ServerIdentity("handler0", EnumSet.of(Role.HANDLER), "elsewhere", here);

    assertThat(renew(rival)).isFalse();

    assertThat(all()).singleElement().satisfies(l -> assertThat(l.host()).isEqualTo("localhost"));
    assertThat(mode(rival)).isEmpty();
    assertThat(mode(server("handler0", here))).hasValue(ServerMode.WORKING);
    end(rival);
    assertThat(all()).singleElement().satisfies(l -> assertThat(l.valid()).isTrue());
  }

  @Test
  void the_name_of_a_process_that_is_certainly_dead_is_had_at_once() {
    renew(server("handler0", NOBODY));
    assertThat(renew(server("handler0", 17))).isTrue();
    assertThat(all()).singleElement().satisfies(l -> assertThat(l.pid()).isEqualTo(17));
  }

  @Test
  void a_mode_holds_over_restarts_and_the_stricter_one_counts() {
    renew(handler0);
    change(ServerMode.DRAINING);
    database.execute("update server_lease set expires_at = now()");
    renew(server("handler0", 18));
    assertThat(all())
        .singleElement()
        .satisfies(
            l -> {
              assertThat(l.orders().effective()).isEqualTo(ServerMode.DRAINING);
              assertThat(l.orders().setBy()).isEqualTo("boss@example.org");
              assertThat(l.orders().reason()).isEqualTo("new disk");
            });

    change(ServerMode.WORKING);
    inLeases(l -> l.renew(server("handler0", 18), List.of(), ServerMode.HANDING_OVER));

    assertThat(mode(server("handler0", 18))).hasValue(ServerMode.HANDING_OVER);
  }

  @Test
  void a_mode_is_for_handlers_that_exist() {
    renew(new ServerIdentity("web0", EnumSet.of(Role.WEB), "localhost", 1));
    assertThat(
            inLeases(
                l -> l.changeMode("web0", ServerMode.DRAINING, "boss@example.org", "new disk")))
        .isFalse();
    assertThat(
            inLeases(l -> l.changeMode("nobody", ServerMode.DRAINING, "boss@example.org", "why")))
        .isFalse();
  }

  @Test
  void a_loop_that_has_not_come_round_for_long_is_told() {
    renew(handler0);
    assertThat(all().get(0).problems()).isEmpty();
    inLeases(
        l -> {
          l.cameRound(handler0);
          return true;
        });
    assertThat(all().get(0).stuck()).isFalse();
    database.execute("update server_lease set round_at = now() - interval '1 minute'");
    assertThat(all().get(0).stuck()).isTrue();
    assertThat(all().get(0).problems())
        .singleElement()
        .asString()
        .startsWith("Its job loop has not come round for 6");
  }

  @Test
  void a_server_that_was_stopped_is_nobodys_concern_until_it_is_back() {
    var server = server("handler0", 17);
    renew(server);
    assertThat(all().get(0).stopped()).isFalse();
    database.execute("update server_lease set round_at = now() - interval '1 minute'");

    end(server);
    assertThat(all().get(0).stopped()).isTrue();
    assertThat(all().get(0).stuck()).isFalse();
    assertThat(all().get(0).problems()).isEmpty();

    renew(server);
    assertThat(all().get(0).stopped()).isFalse();
    assertThat(all().get(0).stuck()).isTrue();
  }

  private void change(ServerMode mode) {
    assertThat(inLeases(l -> l.changeMode("handler0", mode, "boss@example.org", "new disk")))
        .isTrue();
  }

  private Optional<ServerMode> mode(ServerIdentity server) {
    return database.inTransaction(em -> new ServerLeases(em).mode(server));
  }

  private boolean inLeases(Predicate<ServerLeases> work) {
    return database.inTransaction(em -> work.test(new ServerLeases(em)));
  }

  private void end(ServerIdentity server) {
    inLeases(
        l -> {
          l.end(server);
          return true;
        });
  }

  private boolean validForAnHour() {
    return database.execute(
            "update server_lease set role = role where valid_since < now() - interval '59 min'")
        == 1;
  }

  private boolean renew(ServerIdentity server) {
    return inLeases(l -> l.renew(server, List.of("_default_")));
  }

  private List<ServerLease> all() {
    return database.inTransaction(em -> new ServerLeases(em).all());
  }

  private static ServerIdentity server(String name, long pid) {
    return new ServerIdentity(name, EnumSet.of(Role.HANDLER), "localhost", pid);
  }
}
