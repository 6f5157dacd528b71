package org.abell.web.job;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.tool.Input;
import org.abell.tool.ParamType;
import org.abell.web.protocol.Doc;

/**
 * Stored values beside the labels of a tool's form, a line for each parameter: a label, how deep it
 * stands, its value or a note why there is none. The members are those of Galaxy's API.
 */
final class ParameterLines {

  private static final String ADDED_LATER =
      "This parameter came with a later state of the tool: the job did not use it.";
  private static final String NO_SUCH_CASE = "The tool does not know the value that was chosen.";

  private final Function<String, Doc> dataset;
  private boolean errors;

  /** Describes datasets by what the function tells of their encoded ids. */
  ParameterLines(Function<String, Doc> dataset) {
    this.dataset = dataset;
  }

  /** Whether a stored value does not fit the form any more. */
  boolean hasErrors() {
    return errors;
  }

  /** The lines of all inputs, top to bottom. */
  List<JsonObject> of(List<Input> inputs, JsonObject values) {
    var lines = new ArrayList<JsonObject>();
    inputs(inputs, values, 1, lines);
    return lines;
  }

  /** The beginning of a line. */
  static Doc line(String text, int depth) {
    return new Doc().put("text", text).put("depth", depth);
  }

  private void inputs(List<Input> inputs, JsonObject values, int depth, List<JsonObject> lines) {
    for (var input : inputs) {
      var value = values.get(input.name());
      if (value == null) {
        lines.add(line(label(input), depth).put("notes", ADDED_LATER).json());
      } else if (input instanceof Input.Param param) {
        param(param, value, depth, lines);
      } else if (input instanceof Input.Conditional conditional) {
        conditional(conditional, object(value), depth, lines);
      } else if (input instanceof Input.Repeat repeat) {
        elements(value).forEach(e -> inputs(repeat.inputs(), object(e), depth + 1, lines));
      } else if (input instanceof Input.Section section) {
        lines.add(line(label(section), depth).json());
        inputs(section.inputs(), object(value), depth + 1, lines);
      }
    }
  }

  private void conditional(
      Input.Conditional conditional, JsonObject values, int depth, List<JsonObject> lines) {
    var index = values.getInt("__current_case__", -1);
    if (index < 0 || index >= conditional.cases().size()) {
      errors = true;
      lines.add(
          line(label(conditional), depth).put("notes", NO_SUCH_CASE).put("error", true).json());
      return;
    }
    var chosen = conditional.cases().get(index);
    param(conditional.test(), Doc.json(chosen.value()), depth, lines);
    inputs(chosen.inputs(), values, depth + 1, lines);
  }

  private void param(Input.Param param, JsonValue value, int depth, List<JsonObject> lines) {
    if (param.type() instanceof ParamType.Hidden) {
      return;
    }
    var line = line(label(param), depth);
    if (param.type() instanceof ParamType.Data) {
      line.put("value", references(value).map(dataset).toList());
    } else {
      line.put("value", shown(param, value));
    }
    lines.add(line.put("notes", "").json());
  }

  private static Stream<String> references(JsonValue value) {
    return elements(value instanceof JsonObject object ? object.get("values") : value)
        .map(ParameterLines::object)
        .filter(o -> o.containsKey("id"))
        .map(o -> o.getString("id"));
  }

  private static String shown(Input.Param param, JsonValue value) {
    var texts = elements(value).map(ParameterLines::text).toList();
    if (param.type() instanceof ParamType.Select select) {
      return texts.isEmpty()
          ? "Nothing selected."
          : texts.stream()
              .map(t -> select.option(t).map(ParamType.Option::label).orElse(t))
              .collect(Collectors.joining("\n"));
    }
    return String.join(",", texts);
  }

  private static String label(Input input) {
    if (input instanceof Input.Param param) {
      return named(param.label(), param.name());
    } else if (input instanceof Input.Conditional conditional) {
      return label(conditional.test());
    } else if (input instanceof Input.Repeat repeat) {
      return named(repeat.title(), repeat.name());
    }
    return named(((Input.Section) input).title(), input.name());
  }

  private static String named(String label, String name) {
    return label.isEmpty() ? name : label;
  }

  private static Stream<JsonValue> elements(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.stream();
    }
    return value == null || value == JsonValue.NULL ? Stream.empty() : Stream.of(value);
  }

  private static JsonObject object(JsonValue value) {
    return value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    return value instanceof JsonNumber number ? number.toString() : value.toString();
  }
}
