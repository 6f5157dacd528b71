package org.abell.tool;

import java.util.Map;

/**
 * Something the tool needs on the machine: a package, a variable, a container, a resource.
 *
 * @param kind "package", "set_environment", "container" or "resource"
 */
public record Requirement(String kind, String name, Map<String, String> attributes) {

  public Requirement {
    attributes = Map.copyOf(attributes);
  }

  public String version() {
    return attributes.getOrDefault("version", "");
  }
}
