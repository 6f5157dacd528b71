package org.abell.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.abell.database.Database;
import org.abell.server.ServerIdentity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerLeasesTest {

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
    database.inTransaction(
        em -> {
          new ServerLeases(em).end(handler0);
          return 0;
        });
    assertThat(all()).singleElement().satisfies(l -> assertThat(l.valid()).isFalse());
  }

  @Test
  void a_lease_that_is_not_renewed_runs_out() {
    renew(handler0);
    database.execute("update server_lease set expires_at = expires_at - interval '16 seconds'");
    assertThat(all()).singleElement().satisfies(l -> assertThat(l.valid()).isFalse());
  }

  @Test
  void a_renewal_keeps_the_start_but_another_process_begins_anew() {
    renew(handler0);
    database.execute("update server_lease set started_at = started_at - interval '1 hour'");
    var first = all().get(0).startedAt();
    renew(handler0);
    assertThat(all().get(0).startedAt()).isEqualTo(first);
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

  private boolean validForAnHour() {
    return database.execute(
            "update server_lease set role = role where valid_since < now() - interval '59 min'")
        == 1;
  }

  private void renew(ServerIdentity server) {
    database.inTransaction(
        em -> {
          new ServerLeases(em).renew(server, List.of("_default_"));
          return 0;
        });
  }

  private List<ServerLease> all() {
    return database.inTransaction(em -> new ServerLeases(em).all());
  }

  private static ServerIdentity server(String name, long pid) {
    return new ServerIdentity(name, EnumSet.of(Role.HANDLER), "localhost", pid);
  }
}
