package org.abell.jobconf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a tool's mapping is looked up by.
 *
 * @param ids all forms of its id, the most precise first, in normal form
 * @param params the job's own parameters, such as {@code source}
 */
public record ToolKey(List<String> ids, Set<ToolClass> classes, Map<String, String> params) {

  private static final String SHED = "/repos/";

  public ToolKey {
    ids = List.copyOf(ids);
    classes = Set.copyOf(classes);
    params = Map.copyOf(params);
  }

  /**
   * The forms of an id: with its version, without it, and, for the id of a tool shed ({@code
   * host/repos/owner/repository/tool/version}), the tool's own.
   */
  public static ToolKey of(String id, String version) {
    var normal = ToolMapping.normal(id);
    var suffix = "/" + ToolMapping.normal(version);
    if (normal.contains(SHED)) {
      boolean versioned = normal.substring(normal.indexOf(SHED)).split("/").length > 5;
      var bare = versioned ? normal.substring(0, normal.lastIndexOf('/')) : normal;
      var full = versioned ? normal : normal + suffix;
      return of(Stream.of(full, bare, bare.substring(bare.lastIndexOf('/') + 1)));
    }
    return of(version.isBlank() ? Stream.of(normal) : Stream.of(normal + suffix, normal));
  }

  private static ToolKey of(Stream<String> ids) {
    return new ToolKey(ids.distinct().toList(), Set.of(), Map.of());
  }

  public ToolKey inClasses(Set<ToolClass> others) {
    return new ToolKey(ids, others, params);
  }

  public ToolKey withParams(Map<String, String> others) {
    return new ToolKey(ids, classes, others);
  }
}
