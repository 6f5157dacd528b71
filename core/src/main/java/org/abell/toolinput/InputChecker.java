package org.abell.toolinput;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.abell.tool.Input;
import org.abell.tool.ParamType;
import org.abell.tool.Tool;

/**
 * Checks the inputs of a request against a tool. Names the tool does not know are ignored, as
 * clients send some.
 */
public final class InputChecker {

  private final DatasetLookup lookup;
  private final Map<String, String> errors = new LinkedHashMap<>();
  // The latest dataset by its bare and by its flat name: columns refer to either.
  private final Map<String, List<ToolDataset>> datasets = new HashMap<>();

  private InputChecker(DatasetLookup lookup) {
    this.lookup = lookup;
  }

  /** Checks a request in either form, flat names or nested objects. */
  public static InputCheck check(Tool tool, JsonObject request, DatasetLookup lookup) {
    var checker = new InputChecker(lookup);
    var values = checker.inputs(tool.inputs(), RequestScope.of(request));
    return checker.errors.isEmpty()
        ? new InputCheck.Accepted(new ToolValues(values))
        : new InputCheck.Refused(checker.errors);
  }

  private Map<String, Value> inputs(List<Input> inputs, RequestScope scope) {
    Map<String, Value> values = new LinkedHashMap<>();
    inputs.forEach(input -> values.put(input.name(), input(input, scope)));
    return values;
  }

  private Value input(Input input, RequestScope scope) {
    if (input instanceof Input.Param param) {
      return param(param, scope);
    } else if (input instanceof Input.Conditional conditional) {
      return conditional(conditional, scope.group(conditional.name()));
    } else if (input instanceof Input.Repeat repeat) {
      return repeat(repeat, scope);
    }
    var section = (Input.Section) input;
    return new Value.Group(inputs(section.inputs(), scope.group(section.name())));
  }

  private Value conditional(Input.Conditional conditional, RequestScope scope) {
    var test = param(conditional.test(), scope);
    var text = testText(conditional.test(), test);
    int index =
        IntStream.range(0, conditional.cases().size())
            .filter(i -> conditional.cases().get(i).value().equals(text))
            .findFirst()
            .orElse(-1);
    var inner =
        index < 0
            ? Map.<String, Value>of()
            : inputs(conditional.cases().get(index).inputs(), scope);
    return new Value.Branch(conditional.test().name(), test, index, inner);
  }

  /** What a template prints for the parameter a conditional depends on. */
  static String testText(Input.Param test, Value value) {
    if (value instanceof Value.Flag flag && test.type() instanceof ParamType.Flag type) {
      return type.print(flag.on());
    }
    return value instanceof Value.Chosen chosen ? String.join(",", chosen.values()) : "";
  }

  private Value repeat(Input.Repeat repeat, RequestScope scope) {
    int given = scope.instances(repeat.name()).orElse(0);
    if (given > repeat.max()) {
      errors.put(
          scope.prefix() + repeat.name(),
          "at most %d are possible, not %d.".formatted(repeat.max(), given));
      return new Value.Instances(List.of());
    }
    List<Value.Group> groups = new ArrayList<>();
    for (int i = 0; i < Math.max(given, repeat.min()); i++) {
      groups.add(new Value.Group(inputs(repeat.inputs(), scope.instance(repeat.name(), i))));
    }
    return new Value.Instances(groups);
  }

  private Value param(Input.Param param, RequestScope scope) {
    var path = scope.prefix() + param.name();
    try {
      var given = scope.value(param.name()).map(RequestValue::new);
      var value = new ParamChecker(param, lookup, datasets).value(given);
      Validation.check(param, value);
      if (value instanceof Value.Datasets data) {
        datasets.put(param.name(), data.datasets());
        datasets.put(path, data.datasets());
      }
      return value;
    } catch (WrongValue e) {
      errors.put(path, e.getMessage());
      return new Value.Absent();
    }
  }
}
