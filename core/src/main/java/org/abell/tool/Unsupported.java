package org.abell.tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.abell.problem.Problem;
import org.abell.xml.XmlElement;

/** Finds what a tool file uses and this server cannot do yet, all of it at once. */
final class Unsupported {

  private static final Map<String, String> ELEMENTS =
      Map.ofEntries(
          Map.entry("code", "Python code files"),
          Map.entry("entry_points", "interactive tools"),
          Map.entry("action", "tool actions"),
          Map.entry("actions", "output actions"),
          Map.entry("discover_datasets", "outputs discovered after the job"),
          Map.entry("conversion", "conversions of an input"),
          Map.entry("upload_dataset", "upload parameters"),
          Map.entry("page", "pages of inputs"),
          Map.entry("file_sources", "file sources as a configuration file"),
          Map.entry("request_param_translation", "data source tools"),
          Map.entry("expression", "expression tools"));

  private static final Set<String> PARAMS =
      Set.of(
          "text",
          "integer",
          "float",
          "boolean",
          "select",
          "data",
          "data_column",
          "hidden",
          "color");

  private static final Set<String> VALIDATORS =
      Set.of("regex", "in_range", "length", "empty_field", "expression");

  private Unsupported() {}

  static List<Problem> in(XmlElement root) {
    return root.children().stream()
        .filter(c -> !c.name().equals("tests"))
        .flatMap(Unsupported::below)
        .toList();
  }

  /** What is inside of something unsupported need not be told too. */
  private static Stream<Problem> below(XmlElement element) {
    return feature(element)
        .map(f -> Stream.of(element.problem(f + " are not supported yet")))
        .orElseGet(() -> element.children().stream().flatMap(Unsupported::below));
  }

  /** The first words of the sentence "… are not supported yet". */
  static Optional<String> ofRoot(XmlElement root) {
    return root.attribute("tool_type").filter(t -> !t.isBlank()).map(t -> "tools of type " + t);
  }

  private static Optional<String> feature(XmlElement element) {
    return switch (element.name()) {
      case "param" -> param(element);
      case "validator" ->
          element
              .attribute("type")
              .filter(t -> !VALIDATORS.contains(t))
              .map(t -> "validators of type " + t);
      case "options" ->
          element.attributes().keySet().stream()
              .filter(k -> !k.equals("sanitize") && !k.equals("refresh"))
              .findFirst()
              .map(k -> "dynamic options");
      case "collection" -> Optional.of("output collections");
      case "output" -> Optional.of("outputs of expression tools");
      case "inputs" -> element.attribute("name").map(n -> "inputs as a JSON configuration file");
      case "outputs" ->
          element.attribute("provided_metadata_file").map(n -> "outputs described by the tool");
      case "environment_variable" ->
          element.attribute("inject").map(n -> "environment variables with inject");
      default -> Optional.ofNullable(ELEMENTS.get(element.name()));
    };
  }

  private static Optional<String> param(XmlElement element) {
    if (element.attribute("dynamic_options").isPresent()) {
      return Optional.of("dynamic options");
    }
    return element
        .attribute("type")
        .filter(t -> !PARAMS.contains(t))
        .map(t -> "parameters of type " + t);
  }
}
