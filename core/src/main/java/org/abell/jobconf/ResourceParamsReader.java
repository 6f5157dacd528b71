package org.abell.jobconf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abell.tool.Input;
import org.abell.tool.ParamReader;
import org.abell.tool.ParamType;
import org.abell.tool.Profile;
import org.abell.xml.BadXmlException;
import org.abell.xml.XmlElement;
import org.abell.xml.XmlFile;

/**
 * Reads the file of the parameters that groups of resources are made of: {@code <parameters>} with
 * {@code <param>} as in a tool file. A number without a value may be left empty.
 */
final class ResourceParamsReader {

  private static final String OPTION = "job_resource_params_file";
  private static final String USUAL = "job_resource_params_conf.xml";
  private static final List<String> TYPES =
      List.of("integer", "float", "text", "select", "boolean");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "name",
          "label",
          "help",
          "type",
          "value",
          "min",
          "max",
          "optional",
          "checked",
          "truevalue",
          "falsevalue",
          "multiple",
          "display",
          "area",
          "size",
          "separator");

  private final Reports reports;
  private final Path file;

  /**
   * @param folder where the usual file lies when the server's settings name none
   */
  ResourceParamsReader(Reports reports, Path folder, ValueSources sources) {
    this.reports = reports;
    this.file = folder.resolve(sources.settings().apply(OPTION).orElse(USUAL));
  }

  Path file() {
    return file;
  }

  /** The parameters by name; empty when there is no such file. */
  Optional<Map<String, Input.Param>> read() {
    reports.reads(file);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, Input.Param> found = new LinkedHashMap<>();
    try {
      var root = XmlFile.read(file);
      if (!root.name().equals("parameters")) {
        throw root.refuse("the file must begin with <parameters>, not <%s>".formatted(root.name()));
      }
      var items = new XmlItems(ValueSources.of(name -> Optional.empty()), reports);
      items.only(root, Set.of(), Set.of("param"));
      root.children("param").forEach(element -> add(items, element, found));
    } catch (BadXmlException e) {
      reports.refuse(e.problem());
    }
    return Optional.of(found);
  }

  private void add(XmlItems items, XmlElement element, Map<String, Input.Param> found) {
    items.only(element, ATTRIBUTES, Set.of("option", "label", "help"));
    try {
      var param = param(element);
      if (found.put(param.name(), param) != null) {
        reports.warn(
            XmlItems.place(element),
            "the parameter %s stands twice; the last one counts".formatted(param.name()));
      }
    } catch (BadXmlException e) {
      reports.refuse(e.problem());
    }
  }

  private static Input.Param param(XmlElement element) {
    var type = element.required("type");
    if (!TYPES.contains(type)) {
      throw element.refuse(
          "a resource is one of %s, not %s".formatted(String.join(", ", TYPES), type));
    }
    var param = new ParamReader(Profile.OLDEST).read(mayBeEmpty(element));
    whyUnusable(param.type())
        .ifPresent(
            reason -> {
              throw element.refuse("the parameter %s %s".formatted(param.name(), reason));
            });
    return param;
  }

  private static XmlElement mayBeEmpty(XmlElement element) {
    if (element.attribute("optional").isPresent()
        || !Set.of("integer", "float").contains(element.attribute("type", ""))
        || !element.attribute("value", "").isBlank()) {
      return element;
    }
    Map<String, String> attributes = new LinkedHashMap<>(element.attributes());
    attributes.put("optional", "true");
    return new XmlElement(
        element.name(),
        attributes,
        element.children(),
        element.text(),
        element.file(),
        element.line());
  }

  private static Optional<String> whyUnusable(ParamType type) {
    if (type instanceof ParamType.Whole whole) {
      var min = whole.min().orElse(Long.MIN_VALUE);
      var max = whole.max().orElse(Long.MAX_VALUE);
      return whyOutside(min > max, whole.value().stream().anyMatch(v -> v < min || v > max));
    }
    if (type instanceof ParamType.Decimal decimal) {
      var min = decimal.min().orElse(Double.NEGATIVE_INFINITY);
      var max = decimal.max().orElse(Double.POSITIVE_INFINITY);
      return whyOutside(min > max, decimal.value().stream().anyMatch(v -> v < min || v > max));
    }
    return type instanceof ParamType.Select select && select.options().isEmpty()
        ? Optional.of("has no <option>")
        : Optional.empty();
  }

  private static Optional<String> whyOutside(boolean nothingFits, boolean defaultDoesNot) {
    if (nothingFits) {
      return Optional.of("has a min above its max");
    }
    return defaultDoesNot
        ? Optional.of("has a value outside of its min and max")
        : Optional.empty();
  }
}
