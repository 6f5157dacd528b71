package org.abell.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.configuration.JobConfigurations;
import org.abell.installation.NotReady;
import org.abell.jobconf.AssignmentMethod;
import org.abell.jobconf.Handler;
import org.abell.jobconf.Handlers;
import org.abell.jobconf.ToolKey;
import org.abell.jobconf.ToolMapping;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.abell.server.ServerLease;
import org.abell.server.ServerLeases;
import org.abell.server.ServerMode;

/** Decides who may handle a new job, by the methods of the job configuration in their order. */
@ApplicationScoped
public class HandlerAssignment {

  private final JobConfigurations configurations;
  private final ServerLeases leases;
  private final ServerIdentity server;

  public HandlerAssignment() {
    this(null, null, null);
  }

  @Inject
  public HandlerAssignment(
      JobConfigurations configurations, ServerLeases leases, ServerIdentity server) {
    this.configurations = configurations;
    this.leases = leases;
    this.server = server;
  }

  /**
   * Who may handle a job.
   *
   * @param tag handlers with this tag, or of this name
   * @param handler the only one of them; empty: any
   */
  public record Assignment(String tag, Optional<String> handler) {}

  /**
   * Who may handle a job of a tool.
   *
   * @throws NotReady when no method finds anybody
   */
  public Assignment assign(ToolKey tool) {
    var jobs = configurations.current().jobs();
    var handlers = jobs.handlers();
    var target = jobs.target(tool).handler();
    var mapped = jobs.tools().find(tool).flatMap(ToolMapping::handler).isPresent();
    if (mapped && handlers.byId().containsKey(target) && !keepsInMemory(handlers)) {
      return new Assignment(target, Optional.empty());
    }
    return handlers.methods().stream()
        .map(method -> by(method, handlers, target, mapped))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> nobody(handlers, target));
  }

  /** Jobs kept in memory know no mapping to handlers. */
  private static boolean keepsInMemory(Handlers handlers) {
    return handlers.methods().equals(List.of(AssignmentMethod.MEM_SELF));
  }

  private Optional<Assignment> by(
      AssignmentMethod method, Handlers handlers, String target, boolean mapped) {
    return switch (method) {
      case MEM_SELF -> self(handlers.effectiveDefault());
      case DB_SELF -> mapped ? drawn(handlers, target) : self(target);
      case DB_PREASSIGN -> drawn(handlers, target);
      // The row lock of PostgreSQL does what both of them are for.
      case DB_TRANSACTION_ISOLATION, DB_SKIP_LOCKED ->
          Optional.of(new Assignment(target, Optional.empty()));
    };
  }

  private Optional<Assignment> self(String tag) {
    return server.is(Role.HANDLER)
        ? Optional.of(new Assignment(tag, Optional.of(server.name())))
        : Optional.empty();
  }

  /** One of the configured handlers of that name or tag, and of the servers that have it now. */
  private Optional<Assignment> drawn(Handlers handlers, String target) {
    var members =
        Stream.concat(
                handlers.named(target).stream().map(Handler::id),
                leases.all().stream().filter(l -> takes(l, target)).map(ServerLease::server))
            .distinct()
            .toList();
    if (members.isEmpty()) {
      return Optional.empty();
    }
    var chosen = members.get(ThreadLocalRandom.current().nextInt(members.size()));
    return Optional.of(new Assignment(target, Optional.of(chosen)));
  }

  private static boolean takes(ServerLease lease, String tag) {
    return lease.valid()
        && lease.handler()
        && lease.orders().effective() == ServerMode.WORKING
        && List.of(lease.tags().split(",")).contains(tag);
  }

  private static NotReady nobody(Handlers handlers, String target) {
    var methods =
        handlers.methods().stream().map(AssignmentMethod::text).collect(Collectors.joining(", "));
    return new NotReady(
        "No handler can be found for this job: none has the name or tag %s (methods: %s)."
            .formatted(target, methods));
  }
}
