package org.abell.jobconf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.abell.xml.XmlElement;

/** Turns job_conf.xml into the tree that the YAML file would give. */
final class XmlConfiguration {

  private final XmlItems items;
  private final Reports reports;

  XmlConfiguration(XmlItems items) {
    this.items = items;
    this.reports = items.reports();
  }

  /** The sections of a root whose macros are expanded already. */
  Item.Mapping translate(XmlElement root) {
    items.only(
        root,
        Set.of(),
        Set.of("plugins", "handlers", "destinations", "resources", "tools", "limits"));
    Map<String, Item.Entry> sections = new LinkedHashMap<>();
    sections.put("runners", XmlItems.entry(new Item.Mapping(XmlItems.place(root), Map.of())));
    items.first(root, "plugins").ifPresent(e -> put(sections, "runners", runners(e)));
    items.first(root, "handlers").ifPresent(e -> put(sections, "handling", handling(e)));
    var destinations = new XmlDestinations(items);
    items
        .first(root, "destinations")
        .ifPresentOrElse(
            e -> put(sections, "execution", destinations.translate(e)),
            () -> reports.refuse(XmlItems.place(root), "there is no <destinations>"));
    items.first(root, "resources").ifPresent(e -> put(sections, "resources", resources(e)));
    items.first(root, "tools").ifPresent(e -> put(sections, "tools", tools(e)));
    items.first(root, "limits").ifPresent(e -> put(sections, "limits", limits(e)));
    return new Item.Mapping(XmlItems.place(root), sections);
  }

  private static void put(Map<String, Item.Entry> into, String key, Item value) {
    into.put(key, XmlItems.entry(value));
  }

  private Item runners(XmlElement plugins) {
    items.only(plugins, Set.of("workers"), Set.of("plugin"));
    Map<String, Item.Entry> found = new LinkedHashMap<>();
    for (var plugin : plugins.children("plugin").toList()) {
      items.only(plugin, Set.of("id", "type", "load", "workers"), Set.of("param"));
      if (isRunner(plugin)) {
        var body = new LinkedHashMap<>(XmlItems.attributes(plugins, "workers"));
        body.putAll(XmlItems.attributes(plugin, "load", "workers"));
        put(body, "kwds", new Item.Mapping(XmlItems.place(plugin), items.params(plugin)));
        add(found, plugin, body, "runner");
      }
    }
    return new Item.Mapping(XmlItems.place(plugins), found);
  }

  private boolean isRunner(XmlElement plugin) {
    for (var needed : List.of("id", "type")) {
      if (plugin.attribute(needed, "").isBlank()) {
        reports.warn(XmlItems.place(plugin), "a <plugin> without %s is ignored".formatted(needed));
        return false;
      }
    }
    if (!plugin.attribute("type", "").equals("runner")) {
      reports.warn(
          XmlItems.place(plugin),
          "the plugin %s is ignored: its type is '%s', and only runner is known"
              .formatted(plugin.attribute("id", ""), plugin.attribute("type", "")));
      return false;
    }
    return true;
  }

  private void add(
      Map<String, Item.Entry> found,
      XmlElement element,
      Map<String, Item.Entry> body,
      String word) {
    var id = element.attribute("id", "");
    if (found.put(id, XmlItems.entry(new Item.Mapping(XmlItems.place(element), body))) != null) {
      reports.warn(
          XmlItems.place(element),
          "the %s %s is configured twice; the last one counts".formatted(word, id));
    }
  }

  private Item handling(XmlElement handlers) {
    items.only(
        handlers,
        Set.of(
            "default",
            "default_from_environ",
            "default_from_config",
            "assign_with",
            "max_grab",
            "ready_window_size"),
        Set.of("handler"));
    var found = XmlItems.attributes(handlers, "max_grab", "ready_window_size");
    items.defaultName(handlers, found);
    Map<String, Item.Entry> methods = new LinkedHashMap<>();
    XmlItems.commaList(handlers, "assign_with", methods);
    methods.values().forEach(m -> found.put("assign", m));
    Map<String, Item.Entry> processes = new LinkedHashMap<>();
    handlers.children("handler").forEach(h -> addHandler(h, processes));
    put(found, "processes", new Item.Mapping(XmlItems.place(handlers), processes));
    return new Item.Mapping(XmlItems.place(handlers), found);
  }

  private void addHandler(XmlElement handler, Map<String, Item.Entry> processes) {
    items.only(handler, Set.of("id", "tags"), Set.of("plugin"));
    var id = handler.attribute("id", "");
    if (id.isBlank()) {
      reports.warn(XmlItems.place(handler), "a <handler> without id is ignored");
    } else if (processes.containsKey(id)) {
      reports.warn(
          XmlItems.place(handler),
          "the handler %s is configured twice; the second one is ignored".formatted(id));
    } else {
      Map<String, Item.Entry> body = new LinkedHashMap<>();
      XmlItems.commaList(handler, "tags", body);
      put(body, "plugins", plugins(handler));
      put(processes, id, new Item.Mapping(XmlItems.place(handler), body));
    }
  }

  private Item plugins(XmlElement handler) {
    List<Item> ids = new ArrayList<>();
    for (var plugin : handler.children("plugin").toList()) {
      items.only(plugin, Set.of("id"), Set.of());
      plugin
          .attribute("id")
          .ifPresentOrElse(
              id -> ids.add(XmlItems.text(plugin, id)),
              () -> reports.warn(XmlItems.place(plugin), "a <plugin> without id is ignored"));
    }
    return new Item.Sequence(XmlItems.place(handler), ids);
  }

  private Item resources(XmlElement resources) {
    items.only(resources, Set.of("default"), Set.of("group"));
    Map<String, Item.Entry> groups = new LinkedHashMap<>();
    for (var group : resources.children("group").toList()) {
      items.only(group, Set.of("id", "fields"), Set.of());
      var fields = XmlItems.text(group, group.attribute("fields", group.text()));
      if (group.attribute("id", "").isBlank()) {
        reports.warn(XmlItems.place(group), "a <group> without id is ignored");
      } else {
        put(
            groups,
            group.attribute("id", ""),
            new Item.Sequence(fields.place(), List.copyOf(Fields.split(fields))));
      }
    }
    var found = XmlItems.attributes(resources, "default");
    put(found, "groups", new Item.Mapping(XmlItems.place(resources), groups));
    return new Item.Mapping(XmlItems.place(resources), found);
  }

  private Item tools(XmlElement tools) {
    items.only(tools, Set.of(), Set.of("tool"));
    List<Item> found = new ArrayList<>();
    for (var tool : tools.children("tool").toList()) {
      items.only(
          tool, Set.of("id", "class", "handler", "destination", "resources"), Set.of("param"));
      var body = XmlItems.attributes(tool, "id", "class", "handler", "destination", "resources");
      put(body, "params", new Item.Mapping(XmlItems.place(tool), items.params(tool)));
      found.add(new Item.Mapping(XmlItems.place(tool), body));
    }
    return new Item.Sequence(XmlItems.place(tools), found);
  }

  private Item limits(XmlElement limits) {
    items.only(limits, Set.of(), Set.of("limit"));
    List<Item> found = new ArrayList<>();
    for (var limit : limits.children("limit").toList()) {
      items.only(limit, Set.of("type", "tag", "id", "window"), Set.of());
      var body = XmlItems.attributes(limit, "type", "tag", "id", "window");
      put(body, "value", XmlItems.text(limit, limit.text().strip()));
      found.add(new Item.Mapping(XmlItems.place(limit), body));
    }
    return new Item.Sequence(XmlItems.place(limits), found);
  }
}
