package org.abell.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.toolinput.ToolDataset;
import org.abell.toolinput.ToolValues;
import org.abell.toolinput.Value;

/** Finds inputs by the names outputs refer to them: {@code cond|name}, or the bare name. */
final class InputReferences {

  private InputReferences() {}

  static Optional<ToolDataset> dataset(ToolValues values, String reference) {
    return find(values.values(), List.of(reference.split("\\|")))
        .filter(Value.Datasets.class::isInstance)
        .map(v -> ((Value.Datasets) v).datasets().get(0));
  }

  /** The dbkey of the first dataset that has one, else of a parameter named dbkey. */
  static String dbkey(ToolValues values) {
    return values.datasets().stream()
        .map(d -> d.dataset().dbkey())
        .filter(k -> !k.isBlank() && !k.equals("?"))
        .findFirst()
        .or(() -> find(values.values(), List.of("dbkey")).flatMap(InputReferences::text))
        .orElse("?");
  }

  private static Optional<String> text(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.text());
    }
    return value instanceof Value.Chosen chosen
        ? chosen.values().stream().findFirst()
        : Optional.empty();
  }

  private static Optional<Value> find(Map<String, Value> values, List<String> path) {
    var own = values.get(path.get(0));
    if (own != null) {
      return path.size() == 1
          ? Optional.of(own)
          : inner(own).flatMap(m -> find(m, path.subList(1, path.size())));
    }
    return values.values().stream()
        .flatMap(v -> inner(v).stream())
        .flatMap(m -> find(m, path).stream())
        .findFirst();
  }

  private static Optional<Map<String, Value>> inner(Value value) {
    if (value instanceof Value.Branch branch) {
      return Optional.of(branch.values());
    } else if (value instanceof Value.Group group) {
      return Optional.of(group.values());
    }
    return value instanceof Value.Instances instances
        ? instances.groups().stream().map(Value.Group::values).findFirst()
        : Optional.empty();
  }
}
