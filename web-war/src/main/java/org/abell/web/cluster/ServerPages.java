package org.abell.web.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.job.JobState;
import org.abell.web.caller.Caller;
import org.abell.web.cluster.Cluster.Member;
import org.abell.web.page.Pages;
import org.abell.web.page.Shown;

/** <em>Servers</em>, for admins. */
@Path("admin/servers")
@RequestScoped
@Transactional
public class ServerPages {

  private final Caller caller;
  private final Cluster cluster;
  private final Pages pages;

  public ServerPages() {
    this(null, null, null);
  }

  @Inject
  public ServerPages(Caller caller, Cluster cluster, Pages pages) {
    this.caller = caller;
    this.cluster = cluster;
    this.pages = pages;
  }

  @GET
  public Response show() {
    return page("servers");
  }

  /** The table alone, for pages that look again. */
  @GET
  @Path("rows")
  public Response rows() {
    return page("part/servers");
  }

  private Response page(String template) {
    caller.requireAdmin();
    var lines = cluster.members().stream().map(ServerPages::line).toList();
    return pages.show(template, Map.of("servers", lines));
  }

  private static ServerLine line(Member member) {
    var lease = member.lease();
    return new ServerLine(
        lease.server(),
        lease.role(),
        lease.role().contains("handler"),
        lease.valid(),
        Shown.span(member.age()),
        member.jobs(JobState.RUNNING),
        member.jobs(JobState.QUEUED),
        member.jobs(JobState.NEW),
        lease.tags(),
        lease.host(),
        lease.pid(),
        Shown.time(lease.startedAt()));
  }
}
