package org.abell.web.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.abell.configuration.JobConfigurations;
import org.abell.jobconf.Destination;
import org.abell.jobconf.Handlers;
import org.abell.server.ServerLease;
import org.abell.server.ServerLeases;
import org.abell.web.job.AdminJobsView.Choice;
import org.abell.web.job.AdminJobsView.Choices;

/** Whom jobs may be given to, and where they may be sent: what the fields of pages offer. */
@ApplicationScoped
public class JobTargets {

  private final ServerLeases leases;
  private final JobConfigurations configurations;

  public JobTargets() {
    this(null, null);
  }

  @Inject
  public JobTargets(ServerLeases leases, JobConfigurations configurations) {
    this.leases = leases;
    this.configurations = configurations;
  }

  Choices choices(AdminJobFilter filter) {
    var handlers = handlers();
    var takers = new TreeSet<>(handlers);
    takers.addAll(tags());
    return new Choices(
        StateChoice.choices(filter.state()),
        choices(handlers, filter.handler()),
        choices(destinations(), filter.destination()),
        List.copyOf(takers),
        List.copyOf(destinations()));
  }

  private Set<String> handlers() {
    var names = new TreeSet<String>(configurations.current().jobs().handlers().byId().keySet());
    leases.all().stream()
        .filter(l -> l.role().contains("handler"))
        .map(ServerLease::server)
        .forEach(names::add);
    return names;
  }

  private Set<String> tags() {
    var tags = new TreeSet<String>(Set.of(Handlers.DEFAULT_TAG));
    leases.all().stream()
        .flatMap(l -> Arrays.stream(l.tags().split(",")))
        .filter(t -> !t.isBlank())
        .forEach(tags::add);
    configurations.current().jobs().handlers().byId().values().stream()
        .flatMap(h -> h.tags().stream())
        .forEach(tags::add);
    return tags;
  }

  /** Those that run jobs; a dynamic one only chooses among them. */
  private Set<String> destinations() {
    var ids = new TreeSet<String>();
    configurations.current().jobs().destinations().byId().values().stream()
        .filter(d -> !d.isDynamic())
        .map(Destination::id)
        .forEach(ids::add);
    return ids;
  }

  private static List<Choice> choices(Collection<String> names, String selected) {
    var all = new TreeSet<>(names);
    if (!selected.isEmpty()) {
      all.add(selected);
    }
    return all.stream().map(n -> new Choice(n, n, n.equals(selected))).toList();
  }
}
