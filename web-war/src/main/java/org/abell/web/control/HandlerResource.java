package org.abell.web.control;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.abell.job.JobState;
import org.abell.server.ServerLeases;
import org.abell.server.ServerMode;
import org.abell.web.caller.Caller;
import org.abell.web.cluster.Cluster;
import org.abell.web.cluster.Cluster.Member;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Refusal;

/** {@code /api/admin/handlers}: every handler, how it fares, and what it is told to do. */
@Path("admin/handlers")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class HandlerResource {

  private final Caller caller;
  private final Cluster cluster;
  private final ServerLeases leases;

  public HandlerResource() {
    this(null, null, null);
  }

  @Inject
  public HandlerResource(Caller caller, Cluster cluster, ServerLeases leases) {
    this.caller = caller;
    this.cluster = cluster;
    this.leases = leases;
  }

  @GET
  public JsonValue list() {
    caller.requireAdmin();
    return cluster.members().stream()
        .filter(m -> m.lease().handler())
        .map(HandlerResource::document)
        .collect(Doc.toArray());
  }

  @GET
  @Path("{name}")
  public JsonValue show(@PathParam("name") String name) {
    caller.requireAdmin();
    return cluster.members().stream()
        .filter(m -> m.lease().handler() && m.lease().server().equals(name))
        .map(HandlerResource::document)
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /** Lets it work, drain or hand over from now on. */
  @PUT
  @Path("{name}")
  public JsonValue change(@PathParam("name") String name, JsonBody body) {
    var admin = caller.requireAdmin();
    var mode = mode(body.required("mode"));
    if (!leases.changeMode(name, mode, admin.email(), body.text("reason").orElse("").strip())) {
      throw unknown(name);
    }
    return show(name);
  }

  private static ServerMode mode(String word) {
    return ServerMode.of(word)
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.PARAMETER_INVALID,
                    "'mode' must be working, draining or handing_over, not '%s'.".formatted(word)));
  }

  private static Refusal unknown(String name) {
    return new Refusal(ErrorCode.NOT_FOUND, "There is no handler '%s'.".formatted(name));
  }

  private static JsonValue document(Member member) {
    var lease = member.lease();
    var orders = lease.orders();
    var condition = lease.condition();
    return new Doc()
        .put("name", lease.server())
        .put("host", lease.host())
        .put("pid", lease.pid())
        .put("tags", tags(lease.tags()))
        .put("mode", orders.effective().label())
        .put("mode_set", orders.mode().label())
        .put("mode_of_property", orders.ownMode().label())
        .put("mode_set_by", orders.setBy())
        .put("mode_reason", orders.reason())
        .put("lease_valid", lease.valid())
        .put("lease_age_seconds", member.age().toSeconds())
        .put("round_age_seconds", condition.roundAge().map(a -> a.toSeconds()))
        .put("stuck", lease.stuck())
        .put("problems", lease.problems())
        .put("configuration", condition.configuration())
        .put("started_at", lease.startedAt())
        .put("waiting_jobs", member.jobs(JobState.NEW) + member.jobs(JobState.RESUBMITTED))
        .put("queued_jobs", member.jobs(JobState.QUEUED))
        .put("running_jobs", member.jobs(JobState.RUNNING))
        .json();
  }

  private static List<String> tags(String text) {
    return Arrays.stream(text.split(",")).filter(t -> !t.isBlank()).toList();
  }
}
