package org.abell.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.abell.jobconf.Destination;
import org.abell.jobconf.DynamicType;
import org.abell.jobconf.EnvironmentEntry;
import org.abell.jobconf.JobConfiguration;

/**
 * Finds the destination of a job: a member of a tag is drawn at random, a dynamic destination is
 * asked, and what it names is resolved in turn. May ask programs and read inputs, so it is not to
 * be called inside of a transaction.
 */
public final class DestinationMapper {

  /** How many names may lead to each other; more than anybody writes on purpose. */
  private static final int MOST_STEPS = 10;

  private final StockRules stock;
  private final HookRule hook;
  private final RandomGenerator random;

  /**
   * @param counts of the jobs at destinations, for those that burst
   * @param hook whom hooks are asked by
   * @param random draws members of tags
   */
  public DestinationMapper(ActiveCounts counts, Hook hook, RandomGenerator random) {
    this.stock = new StockRules(counts);
    this.hook = new HookRule(hook);
    this.random = random;
  }

  /**
   * Where a job goes.
   *
   * @param start id or tag of a destination
   */
  public Mapping map(JobFacts job, JobConfiguration configuration, String start) {
    Map<String, String> params = new LinkedHashMap<>();
    List<EnvironmentEntry> environment = new ArrayList<>();
    List<String> way = new ArrayList<>();
    var name = start;
    while (way.size() < MOST_STEPS) {
      way.add(name);
      var chosen = configuration.destinations().choose(name, random);
      if (chosen.isEmpty()) {
        return new Mapping.Refused(unknown(way));
      }
      var destination = chosen.get();
      if (!destination.isDynamic()) {
        return settled(configuration, destination, params, environment);
      }
      var decision = ask(destination, job, configuration);
      if (decision instanceof Decision.End end) {
        return end.mapping();
      }
      var send = (Decision.Send) decision;
      params.putAll(send.params());
      environment.addAll(send.environment());
      name = send.name();
    }
    return new Mapping.Refused(
        "The destinations lead to each other without end: %s.".formatted(String.join(" → ", way)));
  }

  private static String unknown(List<String> way) {
    var name = way.get(way.size() - 1);
    return way.size() == 1
        ? "There is no destination or tag %s.".formatted(name)
        : "The dynamic destination %s sends the job to %s, which is neither a destination nor a tag."
            .formatted(way.get(way.size() - 2), name);
  }

  private static Mapping settled(
      JobConfiguration configuration,
      Destination destination,
      Map<String, String> params,
      List<EnvironmentEntry> environment) {
    return configuration
        .whyNotRunnable(destination)
        .<Mapping>map(why -> new Mapping.Refused(sentence(why)))
        .orElseGet(() -> new Mapping.To(destination.id(), params, environment));
  }

  private static String sentence(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }

  private Decision ask(Destination destination, JobFacts job, JobConfiguration configuration) {
    var type = destination.dynamicType();
    if (type.isEmpty()) {
      return Decision.End.refused(
          "The dynamic destination %s is of an unknown type.".formatted(destination.id()));
    }
    var missing = type.get().missing(destination.params());
    if (missing.isPresent()) {
      return Decision.End.refused(
          "The dynamic destination %s has no %s.".formatted(destination.id(), missing.get()));
    }
    return ask(type.get(), destination, job, configuration);
  }

  private Decision ask(
      DynamicType type, Destination destination, JobFacts job, JobConfiguration configuration) {
    var files = configuration.ruleFiles();
    return switch (type) {
      case PYTHON ->
          Decision.End.refused(
              ("The dynamic destination %s asks a Python function, which cannot be run here;"
                      + " an admin can put rules of the type rules or hook in its place.")
                  .formatted(destination.id()));
      case CHOOSE_ONE -> StockRules.chooseOne(destination, job);
      case BURST -> stock.burst(destination);
      case DOCKER_DISPATCH -> StockRules.docker(destination, job);
      case DTD ->
          Optional.ofNullable(files.toolDestinations().get(destination.id()))
              .map(file -> ToolDestinationRules.decide(file, job))
              .orElseGet(() -> noFile(destination));
      case RULES ->
          new RulesInOrder(files.rules().getOrDefault(destination.id(), List.of()))
              .decide(destination, job);
      case HOOK -> hook.decide(destination, job);
    };
  }

  private static Decision noFile(Destination destination) {
    return Decision.End.refused(
        "The dynamic destination %s has no tool destinations file to go by."
            .formatted(destination.id()));
  }
}
