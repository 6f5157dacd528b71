package org.abell.jobconf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abell.xml.XmlElement;

/** Turns the destinations of job_conf.xml into the environments that the YAML file would give. */
final class XmlDestinations {

  private final XmlItems items;
  private final Reports reports;

  XmlDestinations(XmlItems items) {
    this.items = items;
    this.reports = items.reports();
  }

  Item translate(XmlElement destinations) {
    items.only(
        destinations,
        Set.of("default", "default_from_environ", "default_from_config"),
        Set.of("destination"));
    Map<String, Item.Entry> found = new LinkedHashMap<>();
    items.defaultName(destinations, found);
    // A list, so that it is the reader that judges what stands twice or has no id.
    var bodies = destinations.children("destination").map(this::destination).toList();
    found.put(
        "environments", XmlItems.entry(new Item.Sequence(XmlItems.place(destinations), bodies)));
    return new Item.Mapping(XmlItems.place(destinations), found);
  }

  private Item destination(XmlElement destination) {
    items.only(
        destination,
        Set.of("id", "runner", "tags", "metrics"),
        Set.of("param", "env", "resubmit", "job_metrics"));
    var body = XmlItems.attributes(destination, "id", "runner");
    XmlItems.commaList(destination, "tags", body);
    var params = items.params(destination);
    // Galaxy does so for XML only.
    params.putIfAbsent("docker_sudo", XmlItems.entry(XmlItems.text(destination, "true")));
    put(body, "params", new Item.Mapping(XmlItems.place(destination), params));
    put(body, "env", list(destination, "env"));
    put(body, "resubmit", list(destination, "resubmit"));
    metrics(destination).ifPresent(m -> put(body, "metrics", m));
    return new Item.Mapping(XmlItems.place(destination), body);
  }

  private static void put(Map<String, Item.Entry> into, String key, Item value) {
    into.put(key, XmlItems.entry(value));
  }

  private Item list(XmlElement destination, String name) {
    List<Item> found =
        destination
            .children(name)
            .map(e -> name.equals("env") ? environment(e) : resubmit(e))
            .toList();
    return new Item.Sequence(XmlItems.place(destination), found);
  }

  private Item resubmit(XmlElement rule) {
    items.only(rule, Set.of("condition", "destination", "handler", "delay"), Set.of());
    return new Item.Mapping(
        XmlItems.place(rule),
        XmlItems.attributes(rule, "condition", "destination", "handler", "delay"));
  }

  private Item environment(XmlElement env) {
    items.only(env, Set.of("id", "file", "exec", "raw"), Set.of());
    var body = XmlItems.attributes(env, "file", "raw");
    env.attribute("exec").ifPresent(c -> put(body, "execute", XmlItems.text(env, c)));
    env.attribute("id")
        .ifPresent(
            id -> {
              put(body, "name", XmlItems.text(env, id));
              put(body, "value", XmlItems.text(env, env.text()));
            });
    return new Item.Mapping(XmlItems.place(env), body);
  }

  private Optional<Item> metrics(XmlElement destination) {
    var inside = items.first(destination, "job_metrics");
    return inside.isPresent()
        ? inside.map(XmlDestinations::plugins)
        : destination.attribute("metrics").map(value -> metrics(destination, value));
  }

  private Item metrics(XmlElement destination, String value) {
    boolean off =
        Set.of("false", "no", "off", "0", "none", "").contains(value.toLowerCase(Locale.ROOT));
    var source = XmlItems.text(destination, off ? "disabled" : "path");
    Map<String, Item.Entry> body = new LinkedHashMap<>();
    put(body, "src", source);
    put(body, "path", XmlItems.text(destination, value));
    return new Item.Mapping(source.place(), body);
  }

  private static Item plugins(XmlElement metrics) {
    List<Item> found = new ArrayList<>();
    for (var plugin : metrics.children()) {
      var body = XmlItems.attributes(plugin, plugin.attributes().keySet().toArray(String[]::new));
      put(body, "type", XmlItems.text(plugin, plugin.name()));
      found.add(new Item.Mapping(XmlItems.place(plugin), body));
    }
    return new Item.Sequence(XmlItems.place(metrics), found);
  }
}
