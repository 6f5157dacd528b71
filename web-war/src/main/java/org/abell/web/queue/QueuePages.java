package org.abell.web.queue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.job.JobLocks;
import org.abell.web.caller.Caller;
import org.abell.web.page.Pages;

/** <em>Queue and limits</em>, for admins. */
@Path("admin/queue")
@RequestScoped
@Transactional
public class QueuePages {

  private final Caller caller;
  private final QueueViews views;
  private final JobLocks locks;
  private final Pages pages;

  public QueuePages() {
    this(null, null, null, null);
  }

  @Inject
  public QueuePages(Caller caller, QueueViews views, JobLocks locks, Pages pages) {
    this.caller = caller;
    this.views = views;
    this.locks = locks;
    this.pages = pages;
  }

  @GET
  public Response show() {
    caller.requireAdmin();
    return pages.show("queue", Map.of("view", views.view(), "lock", locks.current()));
  }

  /** What changes on the page, alone. */
  @GET
  @Path("body")
  public Response body() {
    caller.requireAdmin();
    return pages.show("part/queue", Map.of("view", views.view()));
  }
}
