package org.abell.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.abell.xml.XmlElement;

/** Reads the outputs of a tool. */
final class OutputReader {

  private OutputReader() {}

  static List<Output> read(XmlElement root, Profile profile) {
    List<Output> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    root.inside("outputs")
        .forEach(
            element -> {
              if (!element.name().equals("data")) {
                throw element.refuse("<%s> is not a kind of output".formatted(element.name()));
              }
              var output = output(element, profile);
              if (!names.add(output.name())) {
                throw element.refuse("there are two outputs named " + output.name());
              }
              found.add(output);
            });
    return found;
  }

  private static Output output(XmlElement element, Profile profile) {
    return new Output(
        element.required("name"),
        format(element),
        element.attribute("format_source"),
        element.attribute("metadata_source"),
        element.attribute("label").or(() -> element.child("label").map(XmlElement::text)),
        fromWorkDir(element, profile),
        element.flag("hidden", false),
        element.children("filter").map(f -> f.text().strip()).toList(),
        element.inside("change_format").map(OutputReader::changeFormat).toList());
  }

  private static String format(XmlElement element) {
    return element.flag("auto_format", false)
        ? "_sniff_"
        : element.attribute("format", "data").strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> fromWorkDir(XmlElement element, Profile profile) {
    return element
        .attribute("from_work_dir")
        .map(f -> profile.atLeast(21, 9) ? f : f.strip())
        .filter(f -> !f.isEmpty());
  }

  private static Output.ChangeFormat changeFormat(XmlElement element) {
    return new Output.ChangeFormat(
        element
            .attribute("input")
            .or(() -> element.attribute("input_dataset"))
            .orElseThrow(() -> element.refuse("<when> of change_format needs an input")),
        element.attribute("attribute"),
        element.attribute("value", ""),
        element.required("format"));
  }
}
