package org.abell.toolinput;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.tool.Input;
import org.abell.tool.Tool;

/**
 * The form of a tool, filled in.
 *
 * @param items its inputs, top to bottom
 * @param errors all errors by flat name, those of fields that are not shown too
 */
public record FormModel(Tool tool, List<FormItem> items, Map<String, String> errors) {

  public FormModel {
    items = List.copyOf(items);
    errors = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(errors));
  }

  /** The form with the author's defaults. */
  public static FormModel of(Tool tool) {
    return of(tool, JsonValue.EMPTY_JSON_OBJECT, Map.of());
  }

  /**
   * The form as a request filled it in.
   *
   * @param request inputs in either form, as {@link InputChecker} takes them
   * @param errors what the check found, by flat name
   */
  public static FormModel of(Tool tool, JsonObject request, Map<String, String> errors) {
    var builder = new Builder(errors, !request.isEmpty());
    return new FormModel(tool, builder.items(tool.inputs(), RequestScope.of(request)), errors);
  }

  /** Builds the items of one form. */
  private record Builder(Map<String, String> errors, boolean filledIn) {

    List<FormItem> items(List<Input> inputs, RequestScope scope) {
      return inputs.stream().map(input -> item(input, scope)).toList();
    }

    private FormItem item(Input input, RequestScope scope) {
      if (input instanceof Input.Param param) {
        return field(param, scope);
      } else if (input instanceof Input.Conditional conditional) {
        return conditional(conditional, scope);
      } else if (input instanceof Input.Repeat repeat) {
        return repeat(repeat, scope);
      }
      var section = (Input.Section) input;
      return new FormItem.Section(
          section.name(),
          scope.prefix() + section.name(),
          section.title(),
          section.help(),
          section.expanded(),
          items(section.inputs(), scope.group(section.name())));
    }

    private FormItem.Field field(Input.Param param, RequestScope scope) {
      var given = scope.value(param.name()).map(RequestValue::new);
      return FieldMaker.field(
          param, scope.prefix(), given, errors.getOrDefault(scope.prefix() + param.name(), ""));
    }

    private FormItem conditional(Input.Conditional conditional, RequestScope outer) {
      var scope = outer.group(conditional.name());
      var test = field(conditional.test(), scope);
      var chosen = FieldMaker.testText(conditional.test(), test);
      var cases =
          conditional.cases().stream()
              .map(
                  c ->
                      new FormItem.Case(
                          c.value(), c.value().equals(chosen), items(c.inputs(), scope)))
              .toList();
      return new FormItem.Conditional(
          conditional.name(), outer.prefix() + conditional.name(), test, cases);
    }

    private FormItem repeat(Input.Repeat repeat, RequestScope scope) {
      int given = scope.instances(repeat.name()).orElse(filledIn ? 0 : repeat.initial());
      int shown = Math.min(Math.max(given, repeat.min()), repeat.max());
      List<List<FormItem>> instances = new ArrayList<>();
      for (int i = 0; i < shown; i++) {
        instances.add(items(repeat.inputs(), scope.instance(repeat.name(), i)));
      }
      var next = scope.prefix() + repeat.name() + "_" + shown + "|";
      var nothing = new RequestScope(JsonValue.EMPTY_JSON_OBJECT, next, Optional.empty());
      var path = scope.prefix() + repeat.name();
      return new FormItem.Repeat(
          repeat.name(),
          path,
          repeat.title(),
          repeat.help(),
          repeat.min(),
          repeat.max(),
          repeat.initial(),
          items(repeat.inputs(), nothing),
          instances,
          errors.getOrDefault(path, ""));
    }
  }
}
