package org.abell.web.jobconf;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
    var view =
        ConfigurationViews.of(
            configurations.current(), configurations.file(), configurations.problem());
    return pages.show("configuration", Map.of("view", view));
  }

  /** Reads the files again, here and on all other servers. */
  @POST
  @Path("reload")
  public Response reload() {
    caller.requireAdmin();
    var before = configurations.current().fingerprint();
    var problem = configurations.reload();
    return pages.goTo("/admin/configuration", told(problem.isPresent(), before));
  }

  private String told(boolean refused, String before) {
    if (refused) {
      return "The files were read again and are refused; what was in force stays so.";
    }
    return before.equals(configurations.current().fingerprint())
        ? "The files were read again; nothing has changed."
        : "Another configuration is in force now.";
  }
}
