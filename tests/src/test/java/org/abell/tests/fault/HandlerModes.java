package org.abell.tests.fault;

import jakarta.json.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.abell.tests.cluster.Api;

/** Tells a handler to drain, to hand over or to work again, as an admin does. */
final class HandlerModes {

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Api admin;
  private final Protocol protocol;

  HandlerModes(Api admin, Protocol protocol) {
    this.admin = admin;
    this.protocol = protocol;
  }

  Protocol protocol() {
    return protocol;
  }

  /** Does not give up while the database is away. */
  void change(String handler, String mode) {
    var limit = protocol.elapsed().plus(PATIENCE);
    while (!changed(handler, mode)) {
      if (protocol.elapsed().compareTo(limit) > 0) {
        throw new IllegalStateException(handler + " cannot be told to be " + mode);
      }
      Pauses.of(Duration.ofSeconds(1));
    }
    protocol.note("%s is told to be %s", handler, mode);
  }

  private boolean changed(String handler, String mode) {
    var order = Json.createObjectBuilder().add("mode", mode).add("reason", "fault run");
    try {
      return admin.put("/api/admin/handlers/" + handler, order).status() == OK;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
