package org.abell.web.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.abell.job.JobLocks;
import org.abell.web.caller.Caller;
import org.abell.web.page.Pages;
import org.abell.web.protocol.Truth;

/** The switch of the job lock; who locks says why, for all whose jobs wait. */
@Path("admin/lock")
@RequestScoped
@Transactional
public class LockPages {

  private static final String QUEUE = "/admin/queue";

  private final Caller caller;
  private final JobLocks locks;
  private final Pages pages;

  public LockPages() {
    this(null, null, null);
  }

  @Inject
  public LockPages(Caller caller, JobLocks locks, Pages pages) {
    this.caller = caller;
    this.locks = locks;
    this.pages = pages;
  }

  @POST
  public Response set(
      @FormParam("active") @DefaultValue("false") Truth active,
      @FormParam("reason") @DefaultValue("") String reason,
      @FormParam("back") @DefaultValue("") String back) {
    var admin = caller.requireAdmin();
    var shown = back.equals(QUEUE) ? QUEUE : "/admin/jobs";
    if (active.value() && reason.isBlank()) {
      return pages.goTo(shown, "Write down why you lock the jobs; nothing was changed.");
    }
    locks.set(active.value(), admin.email(), reason.strip());
    return pages.goTo(shown, active.value() ? "Jobs are locked." : "Jobs are unlocked.");
  }
}
