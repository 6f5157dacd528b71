package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import org.abell.web.caller.Caller;
import org.abell.web.page.Pages;
import org.abell.web.protocol.Refusal;

/** <em>Manage jobs</em>, for admins. */
@Path("admin/jobs")
@RequestScoped
@Transactional
public class AdminJobPages {

  private final Caller caller;
  private final AdminJobList list;
  private final BulkRequests requests;
  private final Pages pages;

  public AdminJobPages() {
    this(null, null, null, null);
  }

  @Inject
  public AdminJobPages(Caller caller, AdminJobList list, BulkRequests requests, Pages pages) {
    this.caller = caller;
    this.list = list;
    this.requests = requests;
    this.pages = pages;
  }

  @GET
  public Response show(@Context UriInfo uri) {
    caller.requireAdmin();
    return pages.show("adminjobs", Map.of("view", list.view(filter(uri))));
  }

  /** The table alone, for pages that heard of a change. */
  @GET
  @Path("rows")
  public Response rows(@Context UriInfo uri) {
    caller.requireAdmin();
    return pages.show("part/adminjobs", Map.of("view", list.view(filter(uri))));
  }

  /** Does something to the ticked jobs, or to all that match. */
  @POST
  @Path("act")
  @Transactional(TxType.NOT_SUPPORTED)
  public Response act(
      MultivaluedMap<String, String> form, @HeaderParam("HX-Request") Optional<String> part) {
    var admin = caller.requireAdmin();
    var filter = AdminJobFilter.of(BulkAction.field(form, "back"));
    var result = result(form, filter, admin.email());
    return part.isPresent()
        ? pages.show("part/bulkresult", Map.of("result", result))
        : pages.show("adminjobs", Map.of("view", list.view(filter), "result", result));
  }

  private BulkResult result(
      MultivaluedMap<String, String> form, AdminJobFilter filter, String admin) {
    try {
      return requests.act(form, filter, admin);
    } catch (Refusal e) {
      return BulkResult.refused(e.getMessage());
    }
  }

  private static AdminJobFilter filter(UriInfo uri) {
    return AdminJobFilter.of(Optional.ofNullable(uri.getRequestUri().getRawQuery()).orElse(""));
  }
}
