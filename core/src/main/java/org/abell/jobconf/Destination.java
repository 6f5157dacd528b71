package org.abell.jobconf;

import java.util.List;
import java.util.Optional;

/**
 * Where jobs run, and how. YAML calls it an environment.
 *
 * @param runner the id of its runner, which may be unknown: then its jobs fail and say so
 */
public record Destination(
    String id,
    String runner,
    List<String> tags,
    Params params,
    List<EnvironmentEntry> environment,
    List<ResubmitRule> resubmit,
    MetricsChoice metrics) {

  public Destination {
    tags = List.copyOf(tags);
    environment = List.copyOf(environment);
    resubmit = List.copyOf(resubmit);
  }

  static Destination local() {
    return new Destination(
        "local", "local", List.of(), Params.NONE, List.of(), List.of(), new MetricsChoice.Usual());
  }

  /** Whether a rule decides for each job where it goes. */
  public boolean isDynamic() {
    return runner.equals(RunnerPlugin.DYNAMIC);
  }

  /** The sort of rule; empty when it is not dynamic or of an unknown sort. */
  public Optional<DynamicType> dynamicType() {
    return isDynamic()
        ? DynamicType.of(params.text("type").orElse(DynamicType.PYTHON.text()))
        : Optional.empty();
  }

  /** The shell of its job scripts, where it differs from the server's. */
  public Optional<String> shell() {
    return params.text("shell");
  }
}
