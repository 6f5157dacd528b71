package org.abell.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.abell.configuration.JobConfigurations;
import org.abell.job.Admin;
import org.abell.server.ServerIdentity;
import org.abell.web.protocol.Ids;

/** Reads the form below the admins' list: what is to be done, and to which jobs. */
@RequestScoped
public class BulkRequests {

  private final AdminJobList list;
  private final BulkJobs jobs;
  private final JobConfigurations configurations;
  private final ServerIdentity server;
  private final Ids ids;

  public BulkRequests() {
    this(null, null, null, null, null);
  }

  @Inject
  public BulkRequests(
      AdminJobList list,
      BulkJobs jobs,
      JobConfigurations configurations,
      ServerIdentity server,
      Ids ids) {
    this.list = list;
    this.jobs = jobs;
    this.configurations = configurations;
    this.server = server;
    this.ids = ids;
  }

  BulkResult act(MultivaluedMap<String, String> form, AdminJobFilter filter, String admin) {
    var action = BulkAction.of(form, configurations.current());
    var chosen = chosen(form, filter);
    return chosen.isEmpty()
        ? BulkResult.refused("No job was ticked.")
        : jobs.act(
            action, chosen, new Admin(admin, BulkAction.field(form, "message"), server.name()));
  }

  private List<Long> chosen(MultivaluedMap<String, String> form, AdminJobFilter filter) {
    return form.containsKey("all")
        ? list.all(filter)
        : form.getOrDefault("job", List.of()).stream().map(ids::decode).toList();
  }
}
