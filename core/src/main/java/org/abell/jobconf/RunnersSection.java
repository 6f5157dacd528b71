package org.abell.jobconf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the runners, {@code <plugins>} or {@code runners}. */
final class RunnersSection {

  // Galaxy checks these before it starts; other parameters are the runner's own business.
  private static final Set<String> COUNTS =
      Set.of(
          "recheck_missing_job_retries",
          "invalidjobexception_retries",
          "internalexception_retries");
  private static final Set<String> STATES =
      Set.of("invalidjobexception_state", "internalexception_state");

  private final Reports reports;
  private final Map<String, Place> places = new LinkedHashMap<>();

  RunnersSection(Reports reports) {
    this.reports = reports;
  }

  Map<String, RunnerPlugin> read(Fields root) {
    Map<String, RunnerPlugin> found = new LinkedHashMap<>();
    dynamic(root.mapping("dynamic", "dynamic"), found);
    root.mapping("runners", "runners")
        .rest()
        .forEach((id, entry) -> runner(id, entry).ifPresent(r -> found.put(id, r)));
    found.putIfAbsent(
        RunnerPlugin.DYNAMIC, RunnerPlugin.dynamic(RunnerPlugin.USUAL_WORKERS, Params.NONE));
    return found;
  }

  /** Where the runners stand, by id. */
  Map<String, Place> places() {
    return places;
  }

  private void dynamic(Fields body, Map<String, RunnerPlugin> found) {
    var params = ParamsReader.read(body, "kwds", reports);
    if (!params.values().isEmpty()) {
      found.put(RunnerPlugin.DYNAMIC, RunnerPlugin.dynamic(RunnerPlugin.USUAL_WORKERS, params));
    }
  }

  private Optional<RunnerPlugin> runner(String id, Item.Entry entry) {
    var body = Fields.of(entry.value(), "the runner " + id, reports);
    var load = body.text("load");
    int workers = body.whole("workers").orElse(RunnerPlugin.USUAL_WORKERS);
    body.take("id");
    var given = ParamsReader.read(body, "kwds", reports);
    if (!ParamsReader.isEnabled(given)) {
      return Optional.empty();
    }
    var params = ParamsReader.without(given, "enabled");
    if (id.equals(RunnerPlugin.DYNAMIC)) {
      return Optional.of(RunnerPlugin.dynamic(workers, params));
    }
    if (load.isEmpty()) {
      reports.warn(entry.place(), "the runner %s is ignored: it has no load".formatted(id));
      return Optional.empty();
    }
    var runner =
        new RunnerPlugin(id, load.get().text(), RunnerKind.of(load.get().text()), workers, params);
    check(runner, entry.place());
    places.put(id, entry.place());
    return Optional.of(runner);
  }

  private void check(RunnerPlugin runner, Place place) {
    if (runner.workers() < 1) {
      reports.warn(place, "the runner %s has no workers and starts nothing".formatted(runner.id()));
    }
    if (runner.kind() == RunnerKind.UNKNOWN) {
      reports.warn(
          place,
          "the runner %s loads the Python class %s, which cannot be run here; jobs for it fail"
              .formatted(runner.id(), runner.load()));
    } else if (!runner.kind().isAvailable()) {
      reports.warn(
          place,
          "the runner %s (%s) cannot be run here; jobs for it fail"
              .formatted(runner.id(), runner.load()));
    }
    IsolationCheck.check("the runner " + runner.id(), runner.params(), place, reports);
    RealUserCheck.check("the runner " + runner.id(), runner.params(), place, reports);
    new KubernetesCheck(reports).check(runner, place);
    runner.params().texts().forEach((name, value) -> check(runner.id(), name, value, place));
  }

  private void check(String runner, String name, String value, Place place) {
    if (COUNTS.contains(name) && Measures.whole(value).orElse(-1) < 0) {
      reports.refuse(
          place,
          "%s of the runner %s must be a whole number from 0, not '%s'"
              .formatted(name, runner, value));
    } else if (STATES.contains(name) && !value.equals("ok") && !value.equals("error")) {
      reports.refuse(
          place,
          "%s of the runner %s must be ok or error, not '%s'".formatted(name, runner, value));
    }
  }
}
