package org.abell.jobconf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads the files by which dynamic destinations decide. */
final class RuleFilesReader {

  /** The option of the server's settings, and the parameter, that names the rules. */
  static final String RULES = "rules_file";

  /** The option and the parameter that names the tool destinations; the name is Galaxy's. */
  static final String TOOL_DESTINATIONS = "tool_destinations_config_file";

  private final Reports reports;
  private final Path folder;
  private final ValueSources sources;

  /**
   * @param folder where relative paths start
   */
  RuleFilesReader(Reports reports, Path folder, ValueSources sources) {
    this.reports = reports;
    this.folder = folder;
    this.sources = sources;
  }

  /**
   * Reads what the destinations need.
   *
   * @param places of the destinations, by id
   */
  RuleFiles read(Destinations destinations, Map<String, Place> places) {
    Map<String, List<DestinationRule>> rules = new LinkedHashMap<>();
    Map<String, ToolDestinations> tools = new LinkedHashMap<>();
    for (var destination : destinations.byId().values()) {
      var type = destination.dynamicType();
      if (type.filter(DynamicType.RULES::equals).isPresent()) {
        rules.put(destination.id(), rules(destination, places.get(destination.id())));
      } else if (type.filter(DynamicType.DTD::equals).isPresent()) {
        toolDestinations(destination, places.get(destination.id()))
            .ifPresent(t -> tools.put(destination.id(), t));
      }
    }
    return new RuleFiles(rules, tools);
  }

  private List<DestinationRule> rules(Destination destination, Place place) {
    var files = destination.params().list(RULES);
    if (files.isEmpty()) {
      files = sources.settings().apply(RULES).map(List::of).orElse(List.of());
    }
    if (files.isEmpty()) {
      reports.refuse(
          place,
          "the dynamic destination %s has no %s, and abell.yml names none"
              .formatted(destination.id(), RULES));
    }
    return files.stream()
        .map(folder::resolve)
        .map(new YamlDocument(reports)::read)
        .flatMap(Optional::stream)
        .map(new RulesFileReader(reports)::read)
        .flatMap(List::stream)
        .toList();
  }

  /** A missing file only warns: Galaxy's configurations name the type without having one. */
  private Optional<ToolDestinations> toolDestinations(Destination destination, Place place) {
    var file =
        folder.resolve(
            destination
                .params()
                .text(TOOL_DESTINATIONS)
                .or(() -> sources.settings().apply(TOOL_DESTINATIONS))
                .orElse("tool_destinations.yml"));
    if (!Files.exists(file)) {
      reports.reads(file);
      reports.warn(
          place,
          "the dynamic destination %s (dtd) goes by %s, which does not exist; its jobs fail"
              .formatted(destination.id(), file));
      return Optional.empty();
    }
    return new YamlDocument(reports).read(file).map(new ToolDestinationsReader(reports)::read);
  }
}
