package org.abell.jobconf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the groups of resource parameters. */
final class ResourcesSection {

  private final Reports reports;

  ResourcesSection(Reports reports) {
    this.reports = reports;
  }

  ResourceGroups read(Fields root) {
    var fields = root.mapping("resources", "resources");
    var defaultGroup = fields.text("default");
    var groups = fields.mapping("groups", "groups of resources");
    Map<String, List<String>> found = new LinkedHashMap<>();
    groups
        .rest()
        .keySet()
        .forEach(id -> found.put(id, groups.names(id).stream().map(Item.Text::text).toList()));
    fields.warnOfRest();
    defaultGroup
        .filter(g -> !found.containsKey(g.text()))
        .ifPresent(
            g ->
                reports.warn(
                    g.place(),
                    "the default group of resources %s does not exist".formatted(g.text())));
    return new ResourceGroups(defaultGroup.map(Item.Text::text), found);
  }
}
