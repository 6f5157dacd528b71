package org.abell.container;

import java.util.List;
import java.util.stream.Stream;
import org.abell.jobconf.ToolKey;
import org.abell.tool.Requirement;
import org.abell.tool.Tool;

/**
 * What a container is chosen by.
 *
 * @param key the tool's id in all its forms
 * @param version of the tool
 * @param requirements what its file asks for
 */
public record ToolNeeds(ToolKey key, String version, List<Requirement> requirements) {

  /** Of a tool that nothing is known of. */
  public static final ToolNeeds NONE = new ToolNeeds(ToolKey.of("", ""), "", List.of());

  public ToolNeeds {
    requirements = List.copyOf(requirements);
  }

  /** Those of a tool. */
  public static ToolNeeds of(Tool tool) {
    return new ToolNeeds(
        ToolKey.of(tool.id(), tool.version()), tool.version(), tool.requirements());
  }

  Stream<Requirement> containers() {
    return requirements.stream().filter(r -> r.kind().equals("container"));
  }

  List<Requirement> packages() {
    return requirements.stream().filter(r -> r.kind().equals("package")).toList();
  }
}
