package org.abell.jobconf;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.abell.tool.Tool;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A job configuration, whatever it was read from. Immutable; a changed file gives another one.
 *
 * @param runners by id; the dynamic one is always there
 * @param ruleFiles what stands in the files that its dynamic destinations name
 * @param containers how the containers of tools are found
 * @param places where the runners stand, by id; those that are built in stand nowhere
 */
public record JobConfiguration(
    Map<String, RunnerPlugin> runners,
    Handlers handlers,
    Destinations destinations,
    ResourceGroups resources,
    ToolMappings tools,
    Limits limits,
    RuleFiles ruleFiles,
    ContainerResolvers containers,
    Map<String, Place> places) {

  public JobConfiguration {
    places = Map.copyOf(places);
    runners = Collections.unmodifiableMap(new LinkedHashMap<>(runners));
  }

  /** What holds when nothing is configured: jobs run here, four at once, by every server. */
  public static JobConfiguration builtIn() {
    return builtIn(RunnerPlugin.USUAL_WORKERS);
  }

  /**
   * What holds when nothing is configured.
   *
   * @param workers how many jobs run at once
   */
  public static JobConfiguration builtIn(int workers) {
    var local = RunnerPlugin.local(workers);
    var dynamic = RunnerPlugin.dynamic(RunnerPlugin.USUAL_WORKERS, Params.NONE);
    return new JobConfiguration(
        Map.of(local.id(), local, dynamic.id(), dynamic),
        Handlers.NONE,
        new Destinations(Map.of("local", Destination.local()), "local"),
        ResourceGroups.NONE,
        new ToolMappings(List.of()),
        Limits.NONE,
        RuleFiles.NONE,
        ContainerResolvers.USUAL,
        Map.of());
  }

  /**
   * Reads a file: XML when its name has {@code .xml} in it, else YAML. A file that does not exist
   * gives the built-in configuration and a warning.
   *
   * @param environment the variables that the file may name
   */
  public static JobConfigurationFile read(
      Path file, Function<String, Optional<String>> environment) {
    return read(file, ValueSources.of(environment));
  }

  /** Reads a file that may name options of the server's settings, too. */
  public static JobConfigurationFile read(Path file, ValueSources sources) {
    return ConfigurationReader.read(file, sources);
  }

  /** Reads a configuration that stands within another YAML file. */
  public static JobConfigurationFile read(String file, Node jobConfig, ValueSources sources) {
    return ConfigurationReader.read(file, jobConfig, sources);
  }

  /** Where the jobs of a tool go: as its entry says, else as the defaults say. */
  public ToolTarget target(ToolKey tool) {
    var mapping = tools.find(tool);
    return new ToolTarget(
        mapping.flatMap(ToolMapping::handler).orElseGet(handlers::effectiveDefault),
        mapping.flatMap(ToolMapping::destination).orElseGet(destinations::defaultName),
        mapping.flatMap(ToolMapping::resources));
  }

  /** A tool whose last input is the question for resources, where the tool's group has any. */
  public Tool asking(Tool tool) {
    var group = target(ToolKey.of(tool.id(), tool.version())).resources();
    return ResourceQuestion.added(tool, resources.paramsFor(group));
  }

  /** Says what is wrong with a runner, and where it stands. */
  public String about(RunnerPlugin runner, String reason) {
    return Optional.ofNullable(places.get(runner.id()))
        .map(place -> place.problem(reason).toString())
        .orElse(reason);
  }

  /** The runner of a destination; empty when the configuration has none of that id. */
  public Optional<RunnerPlugin> runnerOf(Destination destination) {
    return Optional.ofNullable(runners.get(destination.runner()));
  }

  /** Why jobs cannot run at a destination; empty when they can. */
  public Optional<String> whyNotRunnable(Destination destination) {
    var runner = runnerOf(destination);
    if (runner.isEmpty()) {
      return Optional.of(
          "the destination %s uses the runner %s, which is not configured"
              .formatted(destination.id(), destination.runner()));
    }
    return runner
        .filter(r -> !r.kind().isAvailable())
        .map(
            r ->
                "the destination %s uses the runner %s (%s), which cannot be run here"
                    .formatted(destination.id(), r.id(), r.load()));
  }
}
