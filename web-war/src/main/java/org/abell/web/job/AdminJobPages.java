package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.web.caller.Caller;
import org.abell.web.page.Pages;
import org.abell.web.protocol.Page;

/** <em>Manage jobs</em>, for admins. */
@Path("admin/jobs")
@RequestScoped
@Transactional
public class AdminJobPages {

  private final Caller caller;
  private final AdminJobList list;
  private final JobActions actions;
  private final Pages pages;

  public AdminJobPages() {
    this(null, null, null, null);
  }

  @Inject
  public AdminJobPages(Caller caller, AdminJobList list, JobActions actions, Pages pages) {
    this.caller = caller;
    this.list = list;
    this.actions = actions;
    this.pages = pages;
  }

  @GET
  public Response show(
      @QueryParam("search") @DefaultValue("") String search,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("offset") Optional<String> offset) {
    return page("adminjobs", search, state, offset);
  }

  /** The table alone, for pages that heard of a change. */
  @GET
  @Path("rows")
  public Response rows(
      @QueryParam("search") @DefaultValue("") String search,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("offset") Optional<String> offset) {
    return page("part/adminjobs", search, state, offset);
  }

  @POST
  @Path("stop")
  public Response stop(
      @FormParam("job") List<String> ids,
      @FormParam("message") @DefaultValue("") String message,
      @FormParam("back") @DefaultValue("") String back) {
    caller.requireAdmin();
    var stopped = ids.stream().filter(id -> actions.stop(id, message)).count();
    return pages.goTo("/admin/jobs?" + back, told(ids.size(), stopped));
  }

  private Response page(String template, String search, String state, Optional<String> offset) {
    caller.requireAdmin();
    return pages.show(
        template,
        Map.of("view", list.view(search, state, Page.of(Optional.empty(), offset, 1).offset())));
  }

  private static String told(int ticked, long stopped) {
    if (ticked == 0) {
      return "No job was ticked.";
    }
    var sentence = stopped == 1 ? "1 job is being stopped." : stopped + " jobs are being stopped.";
    return stopped == ticked
        ? sentence
        : sentence + " %d had already ended.".formatted(ticked - stopped);
  }
}
