package org.abell.web.jobconf;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.abell.configuration.JobConfigurations;
import org.abell.web.caller.Caller;

/** {@code /api/admin/configuration}: the job configuration of this server, for admins. */
@Path("admin/configuration")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Transactional
public class JobConfigurationResource {

  private final Caller caller;
  private final JobConfigurations configurations;

  public JobConfigurationResource() {
    this(null, null);
  }

  @Inject
  public JobConfigurationResource(Caller caller, JobConfigurations configurations) {
    this.caller = caller;
    this.configurations = configurations;
  }

  /** What is in force, what is odd about it, and why a newer one is not in force. */
  @GET
  public JsonValue show() {
    caller.requireAdmin();
    return document();
  }

  /** Reads the files again, here and on all other servers; a bad one changes nothing. */
  @POST
  @Path("reload")
  public JsonValue reload() {
    caller.requireAdmin();
    configurations.reload();
    return document();
  }

  private JsonValue document() {
    return ConfigurationDocument.of(
        configurations.current(), configurations.file(), configurations.problem());
  }
}
