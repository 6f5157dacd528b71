package org.abell.handler;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.abell.configuration.JobConfigurations;
import org.abell.jobconf.Handlers;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.jboss.logging.Logger;

/**
 * The tags of the jobs that this server handles: what the system property {@code
 * abell.handler.tags} says (tags, or pools such as {@code job-handlers.big}), what the job
 * configuration gives to a handler of this name, and the name itself. They change with the
 * configuration, so they are to be asked for anew in each round.
 */
@ApplicationScoped
public class HandlerTags {

  private static final Logger LOG = Logger.getLogger(HandlerTags.class);
  private static final String PROPERTY = "abell.handler.tags";
  private static final String POOL = "job-handlers.";

  private final ServerIdentity server;
  private final JobConfigurations configurations;
  private final List<String> pools;
  private final AtomicReference<String> told = new AtomicReference<>("");

  public HandlerTags() {
    this(null, null, "");
  }

  @Inject
  public HandlerTags(ServerIdentity server, JobConfigurations configurations) {
    this(server, configurations, System.getProperty(PROPERTY, ""));
  }

  HandlerTags(ServerIdentity server, JobConfigurations configurations, String property) {
    this.server = server;
    this.configurations = configurations;
    this.pools = Arrays.stream(property.split(",")).map(HandlerTags::pool).toList();
  }

  private static String pool(String tagOrPool) {
    var name = tagOrPool.strip();
    return name.isEmpty() || Handlers.tagOfPool(name).isPresent() ? name : POOL + name;
  }

  /** The tags now, its own name last; none when the server is no handler. */
  public List<String> now() {
    if (!server.is(Role.HANDLER)) {
      return List.of();
    }
    Set<String> tags = new LinkedHashSet<>(configured());
    tags.add(server.name());
    return new ArrayList<>(tags);
  }

  /** Why this handler takes nothing; empty when it does, or is no handler. */
  public Optional<String> problem() {
    var problem =
        server.is(Role.HANDLER) && configured().isEmpty()
            ? ("The job configuration lists handlers, but not %s, and %s is not set:"
                    + " it takes no jobs.")
                .formatted(server.name(), PROPERTY)
            : "";
    if (!problem.equals(told.getAndSet(problem)) && !problem.isEmpty()) {
      LOG.warn(problem);
    }
    return Optional.of(problem).filter(p -> !p.isEmpty());
  }

  /** Where no handler is listed, the server's role alone makes it one. */
  private Set<String> configured() {
    var handlers = configurations.current().jobs().handlers();
    var tags = handlers.tagsOf(server.name(), pools);
    return tags.isEmpty() && handlers.byId().isEmpty() ? Set.of(Handlers.DEFAULT_TAG) : tags;
  }
}
