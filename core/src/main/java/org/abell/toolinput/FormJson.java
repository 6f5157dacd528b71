package org.abell.toolinput;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/** A form as the REST interface lists it: the field names are those Galaxy's clients read. */
public final class FormJson {

  private static final Map<String, String> CLASSES =
      Map.of(
          "text", "TextToolParameter",
          "integer", "IntegerToolParameter",
          "float", "FloatToolParameter",
          "boolean", "BooleanToolParameter",
          "select", "SelectToolParameter",
          "data", "DataToolParameter",
          "data_column", "ColumnListParameter",
          "hidden", "HiddenToolParameter",
          "color", "ColorToolParameter");

  private FormJson() {}

  /** The {@code inputs} of a tool's answer. */
  public static JsonArray inputs(FormModel form) {
    return items(form.items()).build();
  }

  /** The {@code state_inputs}: what is filled in, nested, in a form that can be sent back. */
  public static JsonObject state(FormModel form) {
    return state(form.items()).build();
  }

  private static JsonArrayBuilder items(List<FormItem> items) {
    var array = Json.createArrayBuilder();
    items.forEach(item -> array.add(item(item)));
    return array;
  }

  private static JsonObjectBuilder item(FormItem item) {
    if (item instanceof FormItem.Field field) {
      return field(field);
    } else if (item instanceof FormItem.Conditional conditional) {
      var cases = Json.createArrayBuilder();
      conditional
          .cases()
          .forEach(
              c ->
                  cases.add(
                      Json.createObjectBuilder()
                          .add("model_class", "ConditionalWhen")
                          .add("value", c.value())
                          .add("inputs", items(c.items()))));
      return group("Conditional", "conditional", conditional.name())
          .add("test_param", field(conditional.test()))
          .add("cases", cases);
    } else if (item instanceof FormItem.Repeat repeat) {
      return repeat(repeat);
    }
    var section = (FormItem.Section) item;
    return group("Section", "section", section.name())
        .add("title", section.title())
        .add("help", section.help())
        .add("expanded", section.expanded())
        .add("inputs", items(section.items()));
  }

  private static JsonObjectBuilder repeat(FormItem.Repeat repeat) {
    var filled = Json.createArrayBuilder();
    repeat.instances().forEach(instance -> filled.add(items(instance)));
    return group("Repeat", "repeat", repeat.name())
        .add("title", repeat.title())
        .add("help", repeat.help())
        .add("min", repeat.min())
        .add(
            "max",
            repeat.max() == Integer.MAX_VALUE ? JsonValue.NULL : Json.createValue(repeat.max()))
        .add("default", repeat.initial())
        .add("inputs", items(repeat.blank()))
        .add("cache", filled);
  }

  private static JsonObjectBuilder group(String modelClass, String type, String name) {
    return Json.createObjectBuilder()
        .add("model_class", modelClass)
        .add("type", type)
        .add("name", name);
  }

  private static JsonObjectBuilder field(FormItem.Field field) {
    var object =
        group(CLASSES.getOrDefault(field.type(), "ToolParameter"), field.type(), field.name())
            .add("label", field.label())
            .add("help", field.help())
            .add("optional", field.optional())
            .add("hidden", field.hidden())
            .add("refresh_on_change", false)
            .add("value", value(field));
    particulars(field, object);
    return object;
  }

  private static void particulars(FormItem.Field field, JsonObjectBuilder object) {
    switch (field.type()) {
      case "integer", "float" ->
          object.add("min", number(field.min())).add("max", number(field.max()));
      case "select" ->
          object
              .add("options", options(field))
              .add("multiple", field.multiple())
              .add("display", field.display().isEmpty() ? JsonValue.NULL : text(field.display()));
      case "data" ->
          object
              .add("extensions", Json.createArrayBuilder(field.extensions()))
              .add("multiple", field.multiple());
      case "data_column" ->
          object.add("data_ref", field.dataRef()).add("multiple", field.multiple());
      case "text" -> object.add("area", field.display().equals("area"));
      default -> {}
    }
  }

  private static JsonArrayBuilder options(FormItem.Field field) {
    var array = Json.createArrayBuilder();
    for (var option : field.options()) {
      array.add(
          Json.createArrayBuilder().add(option.label()).add(option.value()).add(option.selected()));
    }
    return array;
  }

  private static JsonValue text(String text) {
    return Json.createValue(text);
  }

  private static JsonValue number(String text) {
    return text.isEmpty() ? JsonValue.NULL : Json.createValue(new java.math.BigDecimal(text));
  }

  private static JsonValue value(FormItem.Field field) {
    if (field.type().equals("data")) {
      return field.values().isEmpty() ? JsonValue.NULL : datasets(field.values());
    } else if (field.multiple()) {
      return Json.createArrayBuilder(field.values()).build();
    }
    return field.values().isEmpty() && field.optional() ? JsonValue.NULL : text(field.value());
  }

  private static JsonValue datasets(List<String> ids) {
    var array = Json.createArrayBuilder();
    ids.forEach(id -> array.add(Json.createObjectBuilder().add("src", "hda").add("id", id)));
    return Json.createObjectBuilder().add("values", array).build();
  }

  private static JsonObjectBuilder state(List<FormItem> items) {
    var object = Json.createObjectBuilder();
    for (var item : items) {
      if (item instanceof FormItem.Field field) {
        object.add(field.name(), value(field));
      } else if (item instanceof FormItem.Conditional conditional) {
        object.add(conditional.name(), state(conditional));
      } else if (item instanceof FormItem.Repeat repeat) {
        var array = Json.createArrayBuilder();
        repeat.instances().forEach(instance -> array.add(state(instance)));
        object.add(repeat.name(), array);
      } else if (item instanceof FormItem.Section section) {
        object.add(section.name(), state(section.items()));
      }
    }
    return object;
  }

  private static JsonObjectBuilder state(FormItem.Conditional conditional) {
    var object = Json.createObjectBuilder();
    object.add(conditional.test().name(), value(conditional.test()));
    for (int i = 0; i < conditional.cases().size(); i++) {
      if (conditional.cases().get(i).chosen()) {
        object.add("__current_case__", i);
        object.addAll(state(conditional.cases().get(i).items()));
      }
    }
    return object;
  }
}
