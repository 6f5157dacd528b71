package org.abell.jobconf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.tool.Input;

/** Reads the groups of resource parameters. */
final class ResourcesSection {

  private final Reports reports;
  private final ResourceParamsReader params;

  ResourcesSection(Reports reports, ResourceParamsReader params) {
    this.reports = reports;
    this.params = params;
  }

  ResourceGroups read(Fields root) {
    var fields = root.mapping("resources", "resources");
    var defaultGroup = fields.text("default");
    var groups = fields.mapping("groups", "groups of resources");
    Map<String, List<Item.Text>> found = new LinkedHashMap<>();
    groups.rest().keySet().forEach(id -> found.put(id, groups.names(id)));
    fields.warnOfRest();
    defaultGroup
        .filter(g -> !found.containsKey(g.text()))
        .ifPresent(
            g ->
                reports.warn(
                    g.place(),
                    "the default group of resources %s does not exist".formatted(g.text())));
    Map<String, List<String>> names = new LinkedHashMap<>();
    found.forEach((id, members) -> names.put(id, members.stream().map(Item.Text::text).toList()));
    return new ResourceGroups(defaultGroup.map(Item.Text::text), names, known(found));
  }

  /** What the groups need is read only when there is a group with something in it. */
  private Map<String, Input.Param> known(Map<String, List<Item.Text>> groups) {
    var some = groups.values().stream().flatMap(List::stream).findFirst();
    if (some.isEmpty()) {
      return Map.of();
    }
    var known = params.read();
    if (known.isEmpty()) {
      reports.warn(
          some.get().place(),
          "there is no file %s for the groups of resources; nothing is asked"
              .formatted(params.file()));
      return Map.of();
    }
    groups.forEach(
        (id, members) ->
            members.stream()
                .filter(field -> !known.get().containsKey(field.text()))
                .forEach(field -> warnOf(field, id)));
    return known.get();
  }

  private void warnOf(Item.Text field, String group) {
    reports.warn(
        field.place(),
        "the group of resources %s names the parameter %s, which is not in %s; it is not asked"
            .formatted(group, field.text(), params.file()));
  }
}
