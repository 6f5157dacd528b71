package org.abell.toolinput;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.tool.Input;
import org.abell.tool.ParamType;

/**
 * Checks column numbers, given as 3, "3", "c3", "1,2" or a list, against the dataset they are of.
 */
final class ColumnChecker {

  private final Input.Param param;
  private final ParamType.Column type;
  private final Map<String, List<ToolDataset>> datasets;

  ColumnChecker(Input.Param param, ParamType.Column type, Map<String, List<ToolDataset>> datasets) {
    this.param = param;
    this.type = type;
    this.datasets = datasets;
  }

  Value value(Optional<RequestValue> given) {
    var numbers = given.isPresent() ? numbers(given.get()) : usual(type);
    if (numbers.isEmpty()) {
      if (param.optional()) {
        return new Value.Absent();
      }
      throw new WrongValue("a column is needed.");
    }
    if (!type.multiple() && numbers.size() > 1) {
      throw new WrongValue("one column is needed, not %d.".formatted(numbers.size()));
    }
    numbers.forEach(this::checkColumn);
    return new Value.Columns(numbers, type.multiple());
  }

  /** The columns chosen when nothing is said. */
  static List<Integer> usual(ParamType.Column type) {
    return type.value().isEmpty() && type.acceptDefault() ? List.of(1) : type.value();
  }

  private static List<Integer> numbers(RequestValue given) {
    List<Integer> found = new ArrayList<>();
    for (var element : given.elements()) {
      for (var part : element.text().orElse("").split("[,\\s]+")) {
        if (!part.isEmpty() && !part.equals("None")) {
          found.add(number(part));
        }
      }
    }
    return found;
  }

  private static int number(String part) {
    long number = ParamChecker.wholeNumber(part.replaceFirst("^c", ""));
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new WrongValue("columns are counted from 1, not '%s'.".formatted(part));
    }
    return (int) number;
  }

  private void checkColumn(int column) {
    for (var dataset : datasets.getOrDefault(type.dataRef(), List.of())) {
      // Without metadata (the dataset is not ready, or has no columns) nothing can be said.
      if (dataset.metadata().get("columns") instanceof Number columns
          && columns.intValue() > 0
          && column > columns.intValue()) {
        throw new WrongValue(
            "there is no column %d: '%s' has %d columns."
                .formatted(column, dataset.name(), columns.intValue()));
      }
      if (type.numerical()
          && dataset.metadata().get("column_types") instanceof List<?> types
          && column <= types.size()
          && !List.of("int", "float").contains(types.get(column - 1))) {
        throw new WrongValue("column %d does not hold numbers.".formatted(column));
      }
    }
  }
}
