package org.abell.waiting;

import java.util.List;
import java.util.Optional;
import org.abell.jobconf.Handlers;
import org.abell.server.ServerLease;
import org.abell.server.ServerMode;

/** Whether there is anybody who takes a job. */
final class LivingHandlers {

  private final List<ServerLease> handlers;
  private final Handlers configured;

  LivingHandlers(List<ServerLease> servers, Handlers configured) {
    this.handlers = servers.stream().filter(ServerLease::handler).toList();
    this.configured = configured;
  }

  /** Why nobody does; empty when somebody may. */
  Optional<String> obstacle(WaitingRow.Assignment assignment) {
    return assignment
        .preassigned()
        .map(this::obstacleOf)
        .orElseGet(() -> obstacleFor(assignment.tag()));
  }

  private Optional<String> obstacleOf(String name) {
    var handler = handlers.stream().filter(h -> h.server().equals(name) && h.valid()).findFirst();
    if (handler.isEmpty()) {
      return Optional.of("It is assigned to the handler %s, which is gone.".formatted(name));
    }
    return isWorking(handler.get())
        ? Optional.empty()
        : Optional.of(
            "It is assigned to the handler %s, which takes no jobs at the moment: it is %s."
                .formatted(name, doing(handler.get())));
  }

  private Optional<String> obstacleFor(String tag) {
    var all = handlers.stream().filter(h -> answersTo(h, tag)).toList();
    var living = all.stream().filter(ServerLease::valid).toList();
    if (living.stream().anyMatch(LivingHandlers::isWorking)) {
      return Optional.empty();
    }
    if (!living.isEmpty()) {
      return Optional.of(
          "All handlers with the name or tag %s are %s.".formatted(tag, doing(living.get(0))));
    }
    return Optional.of(
        all.isEmpty() && !configured.knows(tag)
            ? "No handler has the name or tag %s; it is not configured.".formatted(tag)
            : "No handler with the name or tag %s is alive.".formatted(tag));
  }

  private static boolean answersTo(ServerLease handler, String tag) {
    return handler.server().equals(tag) || List.of(handler.tags().split(",")).contains(tag);
  }

  private static boolean isWorking(ServerLease handler) {
    return handler.orders().effective() == ServerMode.WORKING;
  }

  private static String doing(ServerLease handler) {
    return switch (handler.orders().effective()) {
      case WORKING -> "working";
      case DRAINING -> "draining";
      case HANDING_OVER -> "handing over their jobs";
    };
  }
}
