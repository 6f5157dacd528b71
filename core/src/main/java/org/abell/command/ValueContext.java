package org.abell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.abell.expression.None;
import org.abell.tool.Input;
import org.abell.tool.ParamType;
import org.abell.tool.Sanitizer;
import org.abell.tool.Tool;
import org.abell.toolinput.ToolValues;
import org.abell.toolinput.Value;

/** Makes the maps that templates and filters find the inputs in. */
final class ValueContext {

  private final Tool tool;
  private final BiPredicate<String, String> isOfType;
  private final boolean wrapped;

  private ValueContext(Tool tool, BiPredicate<String, String> isOfType, boolean wrapped) {
    this.tool = tool;
    this.isOfType = isOfType;
    this.wrapped = wrapped;
  }

  /** For templates: values as objects that print themselves. */
  static Map<String, Object> forTemplates(
      Tool tool, ToolValues values, BiPredicate<String, String> isOfType) {
    return new ValueContext(tool, isOfType, true).group(tool.inputs(), values.values());
  }

  /** For filters: plain values. */
  static Map<String, Object> forFilters(
      Tool tool, ToolValues values, BiPredicate<String, String> isOfType) {
    return new ValueContext(tool, isOfType, false).group(tool.inputs(), values.values());
  }

  private Map<String, Object> group(List<Input> inputs, Map<String, Value> values) {
    Map<String, Object> group = new LinkedHashMap<>();
    for (var input : inputs) {
      group.put(input.name(), value(input, values.getOrDefault(input.name(), new Value.Absent())));
    }
    return group;
  }

  private Object value(Input input, Value value) {
    if (input instanceof Input.Param param) {
      return param(param, value);
    } else if (input instanceof Input.Conditional conditional
        && value instanceof Value.Branch branch) {
      return branch(conditional, branch);
    } else if (input instanceof Input.Repeat repeat && value instanceof Value.Instances instances) {
      List<Object> list = new ArrayList<>();
      for (var instance : instances.groups()) {
        var group = group(repeat.inputs(), instance.values());
        group.put("__index__", (long) list.size());
        list.add(group);
      }
      return list;
    } else if (input instanceof Input.Section section && value instanceof Value.Group group) {
      return group(section.inputs(), group.values());
    }
    return None.NONE;
  }

  private Object branch(Input.Conditional conditional, Value.Branch branch) {
    Map<String, Object> group = new LinkedHashMap<>();
    group.put(conditional.test().name(), param(conditional.test(), branch.test()));
    if (branch.caseIndex() >= 0) {
      group.putAll(group(conditional.cases().get(branch.caseIndex()).inputs(), branch.values()));
    }
    group.put("__current_case__", (long) branch.caseIndex());
    return group;
  }

  private Object param(Input.Param param, Value value) {
    var sanitizer = tool.sanitize() ? param.sanitizer() : Sanitizer.OFF;
    if (param.type() instanceof ParamType.Data data) {
      return data(data, value);
    } else if (param.type() instanceof ParamType.Select
        || param.type() instanceof ParamType.Column) {
      return wrapped ? new SelectValue(param, value, sanitizer) : SelectValue.raw(param, value);
    }
    return wrapped ? new ParamValue(param, value, sanitizer) : ParamValue.raw(value);
  }

  private Object data(ParamType.Data type, Value value) {
    List<DatasetValue> datasets = new ArrayList<>();
    if (value instanceof Value.Datasets given) {
      given.datasets().forEach(d -> datasets.add(new DatasetValue(Optional.of(d), isOfType)));
    } else if (wrapped) {
      datasets.add(new DatasetValue(Optional.empty(), isOfType));
    } else {
      return None.NONE;
    }
    return type.multiple() ? new DatasetListValue(datasets) : datasets.get(0);
  }
}
