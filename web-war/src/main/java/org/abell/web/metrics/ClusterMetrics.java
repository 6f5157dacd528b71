package org.abell.web.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.abell.server.ServerLease;
import org.abell.server.ServerMode;
import org.abell.statistics.JobGroup;
import org.abell.waiting.LimitUse;

/**
 * What the database knew at one moment, under the names of metrics.
 *
 * @param jobs all unfinished ones
 * @param servers all that run, or should: those that were stopped are nobody's concern
 * @param limits for everybody, and of users those that are nearly reached
 */
record ClusterMetrics(List<JobGroup> jobs, List<ServerLease> servers, List<LimitUse> limits) {

  MetricSnapshots snapshots() {
    var all = new Gauges();
    addJobs(all);
    servers.forEach(s -> addServer(all, s));
    servers.stream().filter(ServerLease::handler).forEach(h -> addHandler(all, h));
    addLimits(all);
    return all.snapshots();
  }

  private void addJobs(Gauges all) {
    record Key(String tag, String destination, String state) {}
    sums(g -> new Key(g.tag(), g.destination(), g.state()), JobGroup::jobs)
        .forEach(
            (k, n) ->
                all.gauge(
                    "abell_jobs",
                    "Unfinished jobs.",
                    n,
                    "tag",
                    k.tag(),
                    "destination",
                    k.destination(),
                    "state",
                    k.state()));
    jobs.stream()
        .filter(g -> g.handler().isEmpty() && g.state().equals("new"))
        .collect(Collectors.toMap(JobGroup::tag, JobGroup::oldestSeconds, Math::max))
        .forEach(
            (tag, seconds) ->
                all.gauge(
                    "abell_jobs_oldest_waiting_seconds",
                    "Age of the oldest job that nobody has taken.",
                    seconds,
                    "tag",
                    tag));
  }

  private void addServer(Gauges all, ServerLease server) {
    var name = server.server();
    all.gauge(
        "abell_server_up",
        "Whether the lease of a server runs.",
        server.valid() ? 1 : 0,
        "server",
        name,
        "role",
        server.role());
    all.gauge(
        "abell_server_problems",
        "What an admin should know about a server.",
        server.problems().size(),
        "server",
        name);
  }

  private void addHandler(Gauges all, ServerLease handler) {
    var name = handler.server();
    for (var mode : ServerMode.values()) {
      all.gauge(
          "abell_handler_mode",
          "1 for the mode that holds.",
          handler.orders().effective() == mode ? 1 : 0,
          "handler",
          name,
          "mode",
          mode.label());
    }
    handler
        .condition()
        .roundAge()
        .ifPresent(
            age ->
                all.gauge(
                    "abell_handler_round_age_seconds",
                    "Since the job loop came round.",
                    age.toMillis() / 1_000.0,
                    "handler",
                    name));
    jobs.stream()
        .filter(g -> g.handler().equals(name))
        .collect(Collectors.groupingBy(JobGroup::state, Collectors.summingLong(JobGroup::jobs)))
        .forEach(
            (state, n) ->
                all.gauge(
                    "abell_handler_jobs",
                    "Unfinished jobs of a handler.",
                    n,
                    "handler",
                    name,
                    "state",
                    state));
  }

  private void addLimits(Gauges all) {
    for (var use : limits.stream().filter(u -> u.user().isEmpty()).toList()) {
      var labels =
          new String[] {
            "scope", use.limit().scope().name().toLowerCase(Locale.ROOT),
            "key", use.limit().key()
          };
      all.gauge("abell_limit_used", "Active jobs under a limit.", use.used(), labels);
      all.gauge("abell_limit_most", "The limit.", use.limit().most(), labels);
    }
    all.gauge(
        "abell_limit_users_at_limit",
        "Users who have reached a limit of theirs.",
        limits.stream()
            .filter(LimitUse::isReached)
            .flatMap(u -> u.user().stream())
            .distinct()
            .count());
  }

  private <K> Map<K, Double> sums(Function<JobGroup, K> key, ToDoubleFunction<JobGroup> value) {
    return jobs.stream().collect(Collectors.groupingBy(key, Collectors.summingDouble(value)));
  }
}
