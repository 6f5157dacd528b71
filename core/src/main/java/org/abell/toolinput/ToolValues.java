package org.abell.toolinput;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checked values of all inputs of a tool, in form order, by name. */
public record ToolValues(Map<String, Value> values) {

  public ToolValues {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * A dataset the tool reads.
   *
   * @param name the flat name of the input, {@code cond|input}; where an input takes several
   *     datasets, a number from 1 is added
   */
  public record InputDataset(String name, ToolDataset dataset) {}

  /** All datasets the tool reads, in form order. */
  public List<InputDataset> datasets() {
    List<InputDataset> found = new ArrayList<>();
    collect("", values, found);
    return found;
  }

  private static void collect(String prefix, Map<String, Value> values, List<InputDataset> found) {
    values.forEach((name, value) -> collect(prefix + name, value, found));
  }

  private static void collect(String name, Value value, List<InputDataset> found) {
    if (value instanceof Value.Datasets data) {
      for (int i = 0; i < data.datasets().size(); i++) {
        var own = data.multiple() ? name + (i + 1) : name;
        found.add(new InputDataset(own, data.datasets().get(i)));
      }
    } else if (value instanceof Value.Branch branch) {
      collect(name + "|", branch.values(), found);
    } else if (value instanceof Value.Group group) {
      collect(name + "|", group.values(), found);
    } else if (value instanceof Value.Instances instances) {
      for (int i = 0; i < instances.groups().size(); i++) {
        collect(name + "_" + i + "|", instances.groups().get(i).values(), found);
      }
    }
  }
}
