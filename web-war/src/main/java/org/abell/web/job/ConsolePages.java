package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.web.page.Pages;

/** The part of a job's page that shows what the job prints while it runs. */
@Path("jobs/{id}/console")
@RequestScoped
@Transactional
public class ConsolePages {

  private final JobAccess access;
  private final LiveOutput output;
  private final Pages pages;

  public ConsolePages() {
    this(null, null, null);
  }

  @Inject
  public ConsolePages(JobAccess access, LiveOutput output, Pages pages) {
    this.access = access;
    this.output = output;
    this.pages = pages;
  }

  @GET
  public Response show(@PathParam("id") String id) {
    return pages.show("part/console", Map.of("output", output.of(access.job(id))));
  }
}
