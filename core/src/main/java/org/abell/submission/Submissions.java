package org.abell.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abell.command.OutputPlanner;
import org.abell.command.PlannedOutput;
import org.abell.history.Histories;
import org.abell.history.History;
import org.abell.history.HistoryItem;
import org.abell.history.NewItem;
import org.abell.job.Jobs;
import org.abell.job.NewJob;
import org.abell.jobconf.ToolClass;
import org.abell.jobconf.ToolKey;
import org.abell.server.ServerIdentity;
import org.abell.toolinput.StoredInputs;
import org.abell.upload.UploadOrder;
import org.abell.user.User;

/**
 * Turns requests into jobs. Job and outputs are written in one transaction, whose end wakes the
 * handlers; nothing waits for them.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class Submissions {

  private static final String UPLOAD_VERSION = "1.0.0";

  /** The format of outputs whose content decides, once it is there. */
  private static final String SNIFF = "_sniff_";

  private final RequestCheck request;
  private final Histories histories;
  private final Jobs jobs;
  private final ServerIdentity server;
  private final HandlerAssignment handlers;

  public Submissions() {
    this(null, null, null, null, null);
  }

  @Inject
  public Submissions(
      RequestCheck request,
      Histories histories,
      Jobs jobs,
      ServerIdentity server,
      HandlerAssignment handlers) {
    this.request = request;
    this.histories = histories;
    this.jobs = jobs;
    this.server = server;
    this.handlers = handlers;
  }

  /**
   * Runs a tool.
   *
   * @param version the wanted version; empty: the newest
   * @throws RejectedSubmission when there is no such tool, or the inputs do not fit it
   */
  public Submitted run(
      User user, History history, String toolId, Optional<String> version, JsonObject inputs)
      throws RejectedSubmission {
    var tool = request.tool(toolId, version);
    var values = request.valuesAndResources(tool, user, inputs);
    var outputs = new LinkedHashMap<String, HistoryItem>();
    var datatypes = request.installation().datatypes();
    for (var planned : OutputPlanner.plan(tool, values, datatypes::isOfType)) {
      outputs.put(planned.name(), histories.add(history.id(), item(planned)));
    }
    var read = new LinkedHashMap<String, HistoryItem>();
    values
        .datasets()
        .forEach(d -> read.put(d.name(), histories.item(d.dataset().id()).orElseThrow()));
    var parameters = StoredInputs.write(values);
    var who = new Who(user, history);
    var job =
        newJob(ToolKey.of(tool.id(), tool.version()), tool.id(), tool.version(), who, parameters);
    return new Submitted(jobs.add(job, read, outputs), outputs);
  }

  /**
   * Brings a file into a history.
   *
   * @param toolId under which built-in tool's name the job appears
   */
  public Submitted upload(User user, History history, String toolId, UploadOrder order) {
    var item = new NewItem(order.name(), order.extension(), order.dbkey(), true);
    var outputs = Map.of(UploadOrder.OUTPUT, histories.add(history.id(), item));
    var key = ToolKey.of(toolId, UPLOAD_VERSION).inClasses(Set.of(ToolClass.LOCAL));
    var who = new Who(user, history);
    var job = newJob(key, toolId, UPLOAD_VERSION, who, order.parameters());
    return new Submitted(jobs.add(job, Map.of(), outputs), outputs);
  }

  private NewJob newJob(
      ToolKey key, String toolId, String version, Who who, Map<String, String> parameters) {
    var assigned = handlers.assign(key);
    return new NewJob(
        toolId,
        version,
        who.user().id(),
        who.history().id(),
        server.name(),
        assigned.tag(),
        parameters,
        assigned.handler());
  }

  private record Who(User user, History history) {}

  private static NewItem item(PlannedOutput planned) {
    var format = planned.format().equals(SNIFF) ? "data" : planned.format();
    return new NewItem(planned.label(), format, planned.dbkey(), !planned.output().hidden());
  }
}
