package org.abell.jobconf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abell.xml.XmlElement;

/** Elements as items: what the sections of job_conf.xml have in common. */
final class XmlItems {

  private final ValueSources sources;
  private final Reports reports;

  XmlItems(ValueSources sources, Reports reports) {
    this.sources = sources;
    this.reports = reports;
  }

  Reports reports() {
    return reports;
  }

  static Place place(XmlElement element) {
    return new Place(element.file(), element.line());
  }

  static Item.Text text(XmlElement element, String text) {
    return new Item.Text(place(element), text);
  }

  static Item.Entry entry(Item item) {
    return new Item.Entry(item.place(), item);
  }

  /** The elements of that name; others, and unknown attributes, are reported as ignored. */
  void only(XmlElement element, Set<String> attributes, Set<String> children) {
    element.attributes().keySet().stream()
        .filter(name -> !attributes.contains(name))
        .forEach(
            name ->
                reports.warn(
                    place(element),
                    "unknown attribute '%s' of <%s>; it is ignored"
                        .formatted(name, element.name())));
    element.children().stream()
        .filter(child -> !children.contains(child.name()))
        .forEach(
            child ->
                reports.warn(
                    place(child),
                    "unknown element <%s> in <%s>; it is ignored"
                        .formatted(child.name(), element.name())));
  }

  /** The first element of that name; Galaxy does not look at further ones. */
  Optional<XmlElement> first(XmlElement parent, String name) {
    parent
        .children(name)
        .skip(1)
        .forEach(
            e ->
                reports.warn(
                    place(e),
                    "a second <%s> is ignored; only the first one counts".formatted(name)));
    return parent.child(name);
  }

  /** Attributes as entries, under the same names. */
  static Map<String, Item.Entry> attributes(XmlElement element, String... names) {
    Map<String, Item.Entry> found = new LinkedHashMap<>();
    for (var name : names) {
      element.attribute(name).ifPresent(v -> found.put(name, entry(text(element, v))));
    }
    return found;
  }

  /** An attribute that is a comma list, as a list. */
  static void commaList(XmlElement element, String name, Map<String, Item.Entry> into) {
    element
        .attribute(name)
        .map(v -> Fields.split(text(element, v)))
        .ifPresent(
            parts -> into.put(name, entry(new Item.Sequence(place(element), List.copyOf(parts)))));
  }

  /** The {@code default} of a section, which may come from elsewhere. */
  void defaultName(XmlElement section, Map<String, Item.Entry> into) {
    resolved(section, "default_from_environ", "default_from_config", section.attribute("default"))
        .ifPresent(v -> into.put("default", entry(text(section, v))));
  }

  /** The parameters of a runner, destination or tool. */
  Map<String, Item.Entry> params(XmlElement parent) {
    Map<String, Item.Entry> found = new LinkedHashMap<>();
    parent.children("param").forEach(param -> addParam(param, found));
    return found;
  }

  private void addParam(XmlElement param, Map<String, Item.Entry> found) {
    only(param, Set.of("id", "from_environ", "from_config"), Set.of("container"));
    var id = param.attribute("id");
    if (id.isEmpty()) {
      reports.warn(place(param), "a <param> without id is ignored");
      return;
    }
    boolean containers = id.get().equals("container") || id.get().equals("container_override");
    var value = containers ? containers(param) : text(param, value(param));
    if (found.put(id.get(), entry(value)) != null) {
      reports.warn(
          place(param), "the param %s stands twice; the last one counts".formatted(id.get()));
    }
  }

  private String value(XmlElement param) {
    var text = Optional.of(param.text().strip()).filter(t -> !t.isEmpty());
    var value = resolved(param, "from_environ", "from_config", text);
    if (value.isEmpty() && param.attribute("from_environ").isPresent()) {
      reports.warn(
          place(param),
          "the variable %s is not set, and there is no text to fall back on"
              .formatted(param.attribute("from_environ", "")));
    }
    return value.orElse("");
  }

  /** The environment is asked first, and alone where it is named; the text is the last resort. */
  private Optional<String> resolved(
      XmlElement element, String environ, String config, Optional<String> text) {
    var found =
        element.attribute(environ).isPresent()
            ? element.attribute(environ).flatMap(sources.environment())
            : element.attribute(config).flatMap(sources.settings());
    return found.or(() -> text);
  }

  private Item containers(XmlElement param) {
    List<Item> found = new ArrayList<>();
    for (var container : param.children("container").toList()) {
      only(container, Set.of("type", "shell", "resolve_dependencies"), Set.of());
      var entries = attributes(container, "type", "shell", "resolve_dependencies");
      entries.put("identifier", entry(text(container, container.text().strip())));
      found.add(new Item.Mapping(place(container), entries));
    }
    return new Item.Sequence(place(param), found);
  }
}
