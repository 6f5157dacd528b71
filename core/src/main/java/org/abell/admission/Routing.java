package org.abell.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.abell.configuration.ActiveConfiguration;
import org.abell.jobconf.Destination;
import org.abell.jobconf.RunnerPlugin;
import org.abell.jobconf.ToolKey;
import org.abell.upload.UploadOrder;

/** Where jobs go as far as the configuration alone can say, without asking a rule. */
public final class Routing {

  private final ActiveConfiguration configuration;
  private final Map<Candidate.Tool, String> targets = new HashMap<>();

  /** By one configuration, for as many jobs as are asked for. */
  public Routing(ActiveConfiguration configuration) {
    this.configuration = configuration;
  }

  /** What is known about a job's way. */
  public sealed interface Way {}

  /** An upload: inside the handler. */
  public record Upload() implements Way {}

  /**
   * To this destination.
   *
   * @param planned by an earlier decision, whose parameters are to be kept
   */
  public record To(Destination destination, RunnerPlugin runner, boolean planned) implements Way {}

  /** A rule or a draw decides, beginning with this destination or tag. */
  public record Open(String start) implements Way {}

  /** Nowhere, for a reason that the user shall read. */
  public record Nowhere(String reason) implements Way {}

  /** Where the job goes now. */
  public Way of(Candidate job) {
    if (UploadOrder.TOOLS.contains(job.tool().id())) {
      return new Upload();
    }
    return planned(job)
        .map(id -> lead(id, true))
        .orElseGet(() -> lead(targets.computeIfAbsent(job.tool(), this::target), false));
  }

  /** A plan holds while its configuration does; what a person or a resubmission chose, longer. */
  private Optional<String> planned(Candidate job) {
    var plan = job.plan();
    return plan.destinationId()
        .filter(
            id ->
                plan.pinned()
                    || plan.by().equals(configuration.fingerprint())
                    || job.resubmitted()
                        && !configuration.jobs().destinations().named(id).isEmpty());
  }

  private String target(Candidate.Tool tool) {
    return configuration.jobs().target(ToolKey.of(tool.id(), tool.version())).destination();
  }

  private Way lead(String name, boolean planned) {
    var destinations = configuration.jobs().destinations();
    if (destinations.named(name).isEmpty()) {
      return new Nowhere(
          "The job cannot run: there is no destination %s in the job configuration."
              .formatted(name));
    }
    return destinations
        .destination(name)
        .filter(d -> !d.isDynamic())
        .map(d -> lead(d, planned))
        .orElseGet(() -> new Open(name));
  }

  private Way lead(Destination destination, boolean planned) {
    var obstacle = configuration.jobs().whyNotRunnable(destination);
    return obstacle.isPresent()
        ? new Nowhere("The job cannot run: %s.".formatted(obstacle.get()))
        : new To(destination, configuration.jobs().runnerOf(destination).orElseThrow(), planned);
  }
}
