package org.abell.web.jobconf;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.abell.jobconf.Destination;
import org.abell.jobconf.EnvironmentEntry;
import org.abell.jobconf.Handler;
import org.abell.jobconf.JobConfiguration;
import org.abell.jobconf.Params;
import org.abell.jobconf.ResubmitRule;
import org.abell.jobconf.RunnerPlugin;
import org.abell.jobconf.ToolMapping;
import org.abell.web.jobconf.ConfigurationView.Cell;
import org.abell.web.jobconf.ConfigurationView.Table;

/** A job configuration as tables. What looks like a secret is not shown. */
final class ConfigurationTables {

  private static final List<String> SECRET = List.of("password", "passwd", "secret", "token");

  private final JobConfiguration jobs;

  ConfigurationTables(JobConfiguration jobs) {
    this.jobs = jobs;
  }

  List<Table> all() {
    return List.of(destinations(), runners(), handlers(), mappings());
  }

  private Table destinations() {
    return new Table(
        "Destinations",
        List.of("Destination", "Runner", "Tags", "Parameters", "Environment", "Sent again"),
        jobs.destinations().byId().values().stream().map(this::row).toList(),
        "There are no destinations.");
  }

  private List<Cell> row(Destination destination) {
    var isDefault = destination.id().equals(jobs.destinations().defaultName());
    return List.of(
        Cell.of(destination.id() + (isDefault ? " (default)" : "")),
        new Cell(
            Stream.concat(
                    Stream.of(destination.runner()),
                    jobs.whyNotRunnable(destination).map(why -> "cannot run: " + why).stream())
                .toList()),
        new Cell(destination.tags()),
        params(destination.params()),
        new Cell(destination.environment().stream().map(ConfigurationTables::shown).toList()),
        new Cell(destination.resubmit().stream().map(ConfigurationTables::shown).toList()));
  }

  private Table runners() {
    return new Table(
        "Runners",
        List.of("Runner", "Class", "At once", "Parameters"),
        jobs.runners().values().stream().map(ConfigurationTables::row).toList(),
        "There are no runners.");
  }

  private static List<Cell> row(RunnerPlugin runner) {
    return List.of(
        Cell.of(runner.id()),
        new Cell(
            runner.kind().isAvailable()
                ? List.of(runner.load())
                : List.of(runner.load(), "cannot be run here: its jobs fail")),
        Cell.of(String.valueOf(runner.workers())),
        params(runner.params()));
  }

  private Table handlers() {
    return new Table(
        "Handlers",
        List.of("Handler", "Tags", "Only these runners"),
        jobs.handlers().byId().values().stream().map(ConfigurationTables::row).toList(),
        "None is listed: every server of the role handler takes jobs.");
  }

  private static List<Cell> row(Handler handler) {
    return List.of(
        Cell.of(handler.id()), new Cell(handler.effectiveTags()), new Cell(handler.runners()));
  }

  private Table mappings() {
    return new Table(
        "Tools",
        List.of("Tool", "When", "Handler", "Destination", "Resources"),
        jobs.tools().entries().stream().map(ConfigurationTables::row).toList(),
        "No tool is mapped: all go to the default destination.");
  }

  private static List<Cell> row(ToolMapping mapping) {
    return List.of(
        Cell.of(
            mapping
                .toolId()
                .or(() -> mapping.toolClass().map(c -> "class " + c.text()))
                .orElse("")),
        new Cell(pairs(mapping.conditions())),
        Cell.of(mapping.handler().orElse("")),
        Cell.of(mapping.destination().orElse("")),
        Cell.of(mapping.resources().orElse("")));
  }

  private static Cell params(Params params) {
    return new Cell(pairs(params.texts()));
  }

  private static List<String> pairs(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> e.getKey() + " = " + (isSecret(e.getKey()) ? "(not shown)" : e.getValue()))
        .toList();
  }

  private static boolean isSecret(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return SECRET.stream().anyMatch(lower::contains);
  }

  private static String shown(EnvironmentEntry entry) {
    if (entry instanceof EnvironmentEntry.Variable variable) {
      var value = isSecret(variable.name()) ? "(not shown)" : variable.value();
      return variable.name() + "=" + value;
    }
    if (entry instanceof EnvironmentEntry.Sourced sourced) {
      return ". " + sourced.file();
    }
    return entry instanceof EnvironmentEntry.Executed executed ? executed.command() : "";
  }

  private static String shown(ResubmitRule rule) {
    return "if %s: to %s%s"
        .formatted(
            rule.condition().orElse("it failed"),
            rule.destination().orElse("the same"),
            rule.delay().map(d -> " after " + d + " s").orElse(""));
  }
}
