package org.abell.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.expression.EvaluationException;
import org.abell.expression.Function;
import org.abell.expression.HostObject;
import org.abell.expression.None;
import org.abell.expression.Values;
import org.abell.tool.Input;
import org.abell.tool.ParamType;
import org.abell.tool.Sanitizer;
import org.abell.toolinput.Value;

/** A select or a column choice as templates see it. */
final class SelectValue implements HostObject {

  private final Input.Param param;
  private final List<String> values;
  private final boolean multiple;
  private final Sanitizer sanitizer;

  SelectValue(Input.Param param, Value value, Sanitizer sanitizer) {
    this.param = param;
    this.values = values(value);
    this.multiple = isMultiple(param.type());
    this.sanitizer = sanitizer;
  }

  private static List<String> values(Value value) {
    if (value instanceof Value.Chosen chosen) {
      return chosen.values();
    }
    return value instanceof Value.Columns columns
        ? columns.numbers().stream().map(String::valueOf).toList()
        : List.of();
  }

  private static boolean isMultiple(ParamType type) {
    return (type instanceof ParamType.Select select && select.multiple())
        || (type instanceof ParamType.Column column && column.multiple());
  }

  /** The plain value: a text, a list, or None. */
  static Object raw(Input.Param param, Value value) {
    var values = values(value);
    if (values.isEmpty()) {
      return None.NONE;
    }
    return isMultiple(param.type()) ? new ArrayList<Object>(values) : values.get(0);
  }

  @Override
  public String str() {
    if (values.isEmpty()) {
      return "None";
    }
    var separator = param.type() instanceof ParamType.Select select ? select.separator() : ",";
    return String.join(separator, values.stream().map(sanitizer::apply).toList());
  }

  @Override
  public boolean truth() {
    return multiple ? !values.isEmpty() : !values.isEmpty() && !values.get(0).isEmpty();
  }

  @Override
  public Optional<Object> attribute(String name) {
    return switch (name) {
      case "value" -> Optional.of(plainValue());
      case "value_label" -> Optional.of(String.join(",", labels()));
      case "name" -> Optional.of(param.name());
      case "label" -> Optional.of(param.label());
      case "multiple" -> Optional.of(multiple);
      case "optional" -> Optional.of(param.optional());
      case "is_dynamic" -> Optional.of(false);
      case "fields" -> Optional.of(fields());
      case "__add__" -> Optional.of((Function) this::add);
      default -> Optional.empty();
    };
  }

  private Object plainValue() {
    if (values.isEmpty()) {
      return None.NONE;
    }
    return multiple ? new ArrayList<Object>(values) : values.get(0);
  }

  private List<String> labels() {
    return values.stream()
        .map(
            v ->
                param.type() instanceof ParamType.Select select
                    ? select.option(v).map(ParamType.Option::label).orElse(v)
                    : v)
        .toList();
  }

  private Map<String, Object> fields() {
    return Map.of("value", str(), "name", String.join(",", labels()));
  }

  private Object add(List<Object> arguments, Map<String, Object> named) {
    if (arguments.size() != 1) {
      throw new EvaluationException("TypeError: expected one argument");
    }
    return str() + Values.str(arguments.get(0));
  }

  @Override
  public Optional<Iterator<Object>> elements() {
    return multiple ? Optional.of(new ArrayList<Object>(values).iterator()) : Optional.empty();
  }

  @Override
  public boolean sameAs(Object other) {
    if (other.equals("") && values.isEmpty()) {
      return true;
    }
    return other instanceof HostObject host ? str().equals(host.str()) : str().equals(other);
  }
}
