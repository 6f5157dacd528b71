package org.abell.web.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.abell.configuration.JobConfigurations;
import org.abell.job.JobState;
import org.abell.server.ServerLease;
import org.abell.server.ServerMode;
import org.abell.web.cluster.Cluster.Member;
import org.abell.web.page.Shown;

/** Servers in the words of their page. */
@ApplicationScoped
public class ServerLines {

  private static final int SHOWN_OF_FINGERPRINT = 12;

  private final Cluster cluster;
  private final JobConfigurations configurations;

  public ServerLines() {
    this(null, null);
  }

  @Inject
  public ServerLines(Cluster cluster, JobConfigurations configurations) {
    this.cluster = cluster;
    this.configurations = configurations;
  }

  /** All servers that were ever seen, by name. */
  List<ServerLine> all() {
    var ours = configurations.current().fingerprint();
    return cluster.members().stream().map(m -> line(m, ours)).toList();
  }

  private static ServerLine line(Member member, String ours) {
    var lease = member.lease();
    var theirs = lease.condition().configuration();
    return new ServerLine(
        lease.server(),
        lease.role(),
        lease.handler(),
        state(lease),
        tellsMode(lease) ? words(lease.orders().effective()) : "",
        tellsMode(lease) ? note(lease) : "",
        ages(member),
        load(member),
        Arrays.stream(lease.tags().split(",")).filter(t -> !t.isBlank()).toList(),
        lease.host(),
        lease.pid(),
        theirs.substring(0, Math.min(theirs.length(), SHOWN_OF_FINGERPRINT)),
        lease.valid() && !theirs.isEmpty() && !theirs.equals(ours),
        lease.problems());
  }

  private static String state(ServerLease lease) {
    if (lease.valid()) {
      return "alive";
    }
    return lease.stopped() ? "stopped" : "gone";
  }

  /** One that does not run works at nothing; that it would drain is worth to know. */
  private static boolean tellsMode(ServerLease lease) {
    return lease.handler()
        && !(lease.stopped() && lease.orders().effective() == ServerMode.WORKING);
  }

  private static String words(ServerMode mode) {
    return switch (mode) {
      case WORKING -> "working";
      case DRAINING -> "draining";
      case HANDING_OVER -> "handing over";
    };
  }

  private static String note(ServerLease lease) {
    var orders = lease.orders();
    if (orders.mode() != orders.effective()) {
      return "as its system property says";
    }
    if (orders.setBy().isEmpty()) {
      return "";
    }
    return "by " + orders.setBy() + (orders.reason().isEmpty() ? "" : ": " + orders.reason());
  }

  private static ServerLine.Ages ages(Member member) {
    var lease = member.lease();
    return new ServerLine.Ages(
        Shown.span(member.age()) + " ago",
        lease.condition().roundAge().map(age -> Shown.span(age) + " ago").orElse(""),
        Shown.time(lease.startedAt()));
  }

  private static ServerLine.Load load(Member member) {
    var waiting = member.jobs(JobState.NEW) + member.jobs(JobState.RESUBMITTED);
    var all = member.load().values().stream().mapToLong(Long::longValue).sum();
    var queued = member.jobs(JobState.QUEUED);
    var running = member.jobs(JobState.RUNNING);
    return new ServerLine.Load(waiting, queued, running, all - waiting - queued - running);
  }

  /** Those that can be told what to do with jobs. */
  List<String> handlers() {
    return cluster.members().stream()
        .map(Member::lease)
        .filter(ServerLease::handler)
        .map(ServerLease::server)
        .toList();
  }
}
