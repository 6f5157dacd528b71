package org.abell.web.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abell.history.HistoryItem;
import org.abell.installation.Readiness;
import org.abell.job.ErrorReport;
import org.abell.job.ErrorReports;
import org.abell.job.Job;
import org.abell.job.JobInput;
import org.abell.job.JobState;
import org.abell.web.job.JobView.Dataset;
import org.abell.web.job.JobView.Fact;
import org.abell.web.job.JobView.Report;
import org.abell.web.job.JobView.Step;
import org.abell.web.page.Shown;
import org.abell.web.protocol.Ids;
import org.abell.web.waiting.Waits;

/** Jobs in the words of pages. */
@ApplicationScoped
public class JobViews {

  private final Ids ids;
  private final Readiness readiness;
  private final Waits waits;
  private final MetricAccess metrics;
  private final ErrorReports reports;

  public JobViews() {
    this(null, null, null, null, null);
  }

  @Inject
  public JobViews(
      Ids ids, Readiness readiness, Waits waits, MetricAccess metrics, ErrorReports reports) {
    this.ids = ids;
    this.readiness = readiness;
    this.waits = waits;
    this.metrics = metrics;
    this.reports = reports;
  }

  /** The job; an admin also sees where and how it ran, and what was reported of it. */
  public JobView view(Job job, boolean admin) {
    var tools = readiness.installation().toolBox();
    return new JobView(
        ids.encode(job.id()),
        job.id(),
        ToolNames.of(job, tools),
        job.state().label(),
        job.info(),
        wait(job, admin),
        job.state().canBecome(JobState.DELETING),
        job.state() == JobState.RUNNING,
        job.state() == JobState.PAUSED,
        tools.find(job.toolId()).isPresent(),
        LiveOutput.runs(job.state()),
        steps(job),
        job.inputs().stream().map(i -> dataset(i.name(), i.item())).toList(),
        job.outputs().stream().map(o -> dataset(o.name(), o.item())).toList(),
        facts(job, admin),
        texts(job, admin),
        StateWords.of(job.stateChanges()),
        admin ? reports(job) : List.of());
  }

  private String wait(Job job, boolean admin) {
    return admin
        ? waits.forAdmins(List.of(job.id())).getOrDefault(job.id(), "")
        : waits.of(job.id());
  }

  private List<Report> reports(Job job) {
    return reports.about(job).stream()
        .map(r -> new Report(Shown.time(r.at()), reporter(r), r.message()))
        .toList();
  }

  private static String reporter(ErrorReport report) {
    var email = report.user().email();
    return report.answerTo().equals(email)
        ? email
        : "%s, answer to %s".formatted(email, report.answerTo());
  }

  private static List<Step> steps(Job job) {
    var submitted = Optional.of(job.createTime());
    var handler = job.handler().orElse("");
    return List.of(
        new Step("Submitted", Shown.exact(submitted), "", job.submittedBy()),
        step("Taken", job.takenTime(), submitted, handler),
        step("Started", job.startTime(), job.takenTime(), handler),
        step("Ended", job.endTime(), job.startTime(), handler));
  }

  private static Step step(
      String name, Optional<Instant> at, Optional<Instant> before, String server) {
    var after =
        at.flatMap(t -> before.map(b -> Duration.between(b, t)))
            .filter(d -> !d.isNegative())
            .map(Shown::span)
            .orElse("");
    return new Step(name, Shown.exact(at), after, at.isPresent() ? server : "");
  }

  private Dataset dataset(String name, HistoryItem item) {
    return new Dataset(
        name,
        ids.encode(item.id()),
        item.hid() + ": " + item.name(),
        item.dataset().state().label());
  }

  private List<Fact> facts(Job job, boolean admin) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Tool", job.toolId() + " " + job.toolVersion()));
    facts.add(new Fact("Web server", job.submittedBy()));
    facts.add(new Fact("Handler", job.handler().orElse("not taken yet")));
    if (job.route().attempt() > 1) {
      facts.add(new Fact("Attempt", String.valueOf(job.route().attempt())));
    }
    job.result().exitCode().ifPresent(code -> facts.add(new Fact("Exit code", code.toString())));
    if (admin) {
      facts.add(new Fact("User", job.user().email()));
      facts.add(new Fact("Handler tag", job.handlerTag()));
      job.route().destinationId().ifPresent(d -> facts.add(new Fact("Destination", d)));
      job.route().runner().ifPresent(r -> facts.add(new Fact("Runner", r)));
      job.route().externalId().ifPresent(i -> facts.add(new Fact("Process or cluster id", i)));
    }
    metrics.visible(job).stream()
        .map(m -> new Fact(JobMetricDocuments.title(m), JobMetricDocuments.value(m)))
        .forEach(facts::add);
    facts.addAll(parameters(job));
    return facts;
  }

  /** Datasets have a table of their own. */
  private List<Fact> parameters(Job job) {
    var datasets = job.inputs().stream().map(JobInput::name).toList();
    var stored = new StoredValues(ids::encode);
    return job.parameters().stream()
        .filter(p -> !datasets.contains(p.name()))
        .map(p -> new Fact("Parameter " + p.name(), shown(stored.value(p.value()))))
        .toList();
  }

  private static String shown(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }

  private static List<Fact> texts(Job job, boolean admin) {
    var texts = new ArrayList<Fact>();
    texts.add(new Fact("Standard output", job.result().toolStdout()));
    texts.add(new Fact("Standard error", job.result().toolStderr()));
    texts.add(new Fact("Standard error of the job script", job.result().jobStderr()));
    if (admin) {
      texts.add(new Fact("Command line", job.commandLine()));
      texts.add(new Fact("Details of the failure", job.result().traceback()));
    }
    return texts.stream().filter(t -> !t.value().isBlank()).toList();
  }
}
