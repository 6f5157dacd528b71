package org.abell.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All servers of a host that the process controller ever spoke of. */
final class Watch {

  private final Patience patience;
  private final Map<String, WatchedServer> servers = new TreeMap<>();

  Watch(Patience patience) {
    this.patience = patience;
  }

  /** Takes notice; gives what is worth telling. */
  Optional<String> apply(ProcessEvent event) {
    if (event.server().isEmpty()) {
      servers.values().forEach(server -> server.apply(event));
      return Optional.empty();
    }
    return servers
        .computeIfAbsent(event.server(), name -> new WatchedServer(name, patience))
        .apply(event);
  }

  /** Those that are to be started now. */
  List<WatchedServer> due(Instant now) {
    return servers.values().stream().filter(server -> server.isDue(now)).toList();
  }

  /** One line for each server. */
  List<String> status() {
    return servers.values().stream().map(WatchedServer::status).toList();
  }
}
