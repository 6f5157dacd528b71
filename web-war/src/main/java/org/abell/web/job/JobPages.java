package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.web.history.HistoryViews;
import org.abell.web.page.Pages;

/** The page of a job. */
// `jobs/rows` is a page of its own, and no id.
@Path("jobs/{id: (?!rows$)[^/]+}")
@RequestScoped
@Transactional
public class JobPages {

  private final JobAccess access;
  private final HistoryViews histories;
  private final JobActions actions;
  private final JobViews views;
  private final Pages pages;

  public JobPages() {
    this(null, null, null, null, null);
  }

  @Inject
  public JobPages(
      JobAccess access, HistoryViews histories, JobActions actions, JobViews views, Pages pages) {
    this.histories = histories;
    this.access = access;
    this.actions = actions;
    this.views = views;
    this.pages = pages;
  }

  @GET
  public Response show(@PathParam("id") String id) {
    return pages.show("job", Map.of("job", view(id), "history", histories.aside()));
  }

  /** What changes on the page, alone. */
  @GET
  @Path("body")
  public Response body(@PathParam("id") String id) {
    return pages.show("part/job", Map.of("job", view(id)));
  }

  @POST
  @Path("stop")
  public Response stop(@PathParam("id") String id) {
    var stopped = actions.stop(id, "");
    return pages.goTo(
        "/jobs/" + id, stopped ? "The job is being stopped." : "The job had already ended.");
  }

  /** Ends it early and keeps its outputs. */
  @POST
  @Path("finish")
  public Response finish(@PathParam("id") String id) {
    var ends = actions.finishEarly(id);
    return pages.goTo(
        "/jobs/" + id,
        ends ? "The job ends now; its outputs are kept." : "The job does not run any more.");
  }

  @POST
  @Path("resume")
  public Response resume(@PathParam("id") String id) {
    actions.resume(id);
    return pages.goTo("/jobs/" + id, "The job waits for a handler again.");
  }

  private JobView view(String id) {
    return views.view(access.job(id), pages.frame().isAdmin());
  }
}
