package org.abell.web.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.abell.job.JobState;
import org.abell.web.caller.Caller;
import org.abell.web.cluster.Cluster.Member;
import org.abell.web.protocol.Doc;

/** {@code /api/servers}: every web server and handler, its lease and its jobs. */
@Path("servers")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class ServerResource {

  private final Caller caller;
  private final Cluster cluster;

  public ServerResource() {
    this(null, null);
  }

  @Inject
  public ServerResource(Caller caller, Cluster cluster) {
    this.caller = caller;
    this.cluster = cluster;
  }

  @GET
  public JsonValue list() {
    caller.requireAdmin();
    return cluster.members().stream().map(ServerResource::document).collect(Doc.toArray());
  }

  private static JsonValue document(Member member) {
    var lease = member.lease();
    return new Doc()
        .put("server", lease.server())
        .put("role", lease.role())
        .put("host", lease.host())
        .put("pid", lease.pid())
        .put("tags", tags(lease.tags()))
        .put("started_at", lease.startedAt())
        .put("renewed_at", lease.renewedAt())
        .put("lease_valid", lease.valid())
        .put("stopped", lease.stopped())
        .put("lease_age_seconds", member.age().toSeconds())
        .put("waiting_jobs", member.jobs(JobState.NEW))
        .put("queued_jobs", member.jobs(JobState.QUEUED))
        .put("running_jobs", member.jobs(JobState.RUNNING))
        .json();
  }

  private static List<String> tags(String text) {
    return Arrays.stream(text.split(",")).filter(t -> !t.isBlank()).toList();
  }
}
