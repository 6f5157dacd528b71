package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.abell.web.caller.Caller;
import org.abell.web.page.Pages;
import org.abell.web.protocol.Page;

/** <em>My jobs</em>: what one's jobs are doing, the last changed first. */
@Path("jobs")
@RequestScoped
@Transactional
public class MyJobPages {

  private final Caller caller;
  private final MyJobList list;
  private final Pages pages;

  public MyJobPages() {
    this(null, null, null);
  }

  @Inject
  public MyJobPages(Caller caller, MyJobList list, Pages pages) {
    this.caller = caller;
    this.list = list;
    this.pages = pages;
  }

  @GET
  public Response show(
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("offset") Optional<String> offset) {
    return page("myjobs", state, offset);
  }

  /** The table alone, for pages that heard of a change. */
  @GET
  @Path("rows")
  public Response rows(
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("offset") Optional<String> offset) {
    return page("part/myjobs", state, offset);
  }

  private Response page(String template, String state, Optional<String> offset) {
    var user = caller.required();
    var from = Page.of(Optional.empty(), offset, 1).offset();
    return pages.show(template, Map.of("view", list.view(user.id(), state, from)));
  }
}
