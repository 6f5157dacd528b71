package org.abell.web.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import org.abell.configuration.JobConfigurations;
import org.abell.job.Job;
import org.abell.web.protocol.JsonBody;

/** The parameters of the destination that a job went to, with what a rule added for it. */
@ApplicationScoped
public class DestinationParams {

  private final JobConfigurations configurations;

  public DestinationParams() {
    this(null);
  }

  @Inject
  public DestinationParams(JobConfigurations configurations) {
    this.configurations = configurations;
  }

  /** By name, as texts; empty for a job that has no destination yet, or one that is gone. */
  Map<String, String> of(Job job) {
    var all = new LinkedHashMap<String, String>();
    job.route()
        .destinationId()
        .flatMap(configurations.current().jobs().destinations()::destination)
        .ifPresent(destination -> all.putAll(destination.params().texts()));
    JsonBody.parse(job.route().params())
        .json()
        .forEach(
            (name, value) ->
                all.put(
                    name, value instanceof JsonString text ? text.getString() : value.toString()));
    return all;
  }
}
