package org.abell.web.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.server.ServerLeases;
import org.abell.server.ServerMode;
import org.abell.web.caller.Caller;
import org.abell.web.page.Pages;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/** <em>Servers</em>, for admins. */
@Path("admin/servers")
@RequestScoped
@Transactional
public class ServerPages {

  private final Caller caller;
  private final ServerLines lines;
  private final ServerLeases leases;
  private final Pages pages;

  public ServerPages() {
    this(null, null, null, null);
  }

  @Inject
  public ServerPages(Caller caller, ServerLines lines, ServerLeases leases, Pages pages) {
    this.caller = caller;
    this.lines = lines;
    this.leases = leases;
    this.pages = pages;
  }

  @GET
  public Response show() {
    caller.requireAdmin();
    return pages.show("servers", Map.of("servers", lines.all(), "handlers", lines.handlers()));
  }

  /** The table alone, for pages that look again. */
  @GET
  @Path("rows")
  public Response rows() {
    caller.requireAdmin();
    return pages.show("part/servers", Map.of("servers", lines.all()));
  }

  /** Tells a handler what to do with jobs from now on. */
  @POST
  @Path("mode")
  public Response mode(
      @FormParam("server") @DefaultValue("") String server,
      @FormParam("mode") @DefaultValue("") String word,
      @FormParam("reason") @DefaultValue("") String reason) {
    var admin = caller.requireAdmin();
    var mode =
        ServerMode.of(word)
            .orElseThrow(
                () -> new Refusal(ErrorCode.PARAMETER_INVALID, "There is no such mode: " + word));
    var known = leases.changeMode(server, mode, admin.email(), reason.strip());
    return pages.goTo(
        "/admin/servers", known ? told(server, mode) : "There is no handler " + server + ".");
  }

  private static String told(String server, ServerMode mode) {
    return switch (mode) {
      case WORKING -> server + " takes jobs again.";
      case DRAINING -> server + " takes no more jobs, and ends those it has.";
      case HANDING_OVER -> server + " takes no more jobs; the others take those it has.";
    };
  }
}
