package org.abell.web.jobconf;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.abell.configuration.JobConfigurations;
import org.abell.web.caller.Caller;
import org.abell.web.page.Pages;

/** <em>Job configuration</em>, for admins. */
@Path("admin/configuration")
@RequestScoped
@Transactional
public class ConfigurationPages {

  private final Caller caller;
  private final JobConfigurations configurations;
  private final Pages pages;

  public ConfigurationPages() {
    this(null, null, null);
  }

  @Inject
  public ConfigurationPages(Caller caller, JobConfigurations configurations, Pages pages) {
    this.caller = caller;
    this.configurations = configurations;
    this.pages = pages;
  }

  @GET
  public Response show() {
    caller.requireAdmin();
    return pages.show(
        "configuration", Map.of("view", ConfigurationViews.of(configurations.current())));
  }
}
