package org.abell.toolinput;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.abell.tool.Input;
import org.abell.tool.ParamType;

/** Makes the field of one parameter: its type's particulars and what is filled in. */
final class FieldMaker {

  private FieldMaker() {}

  static FormItem.Field field(
      Input.Param param, String prefix, Optional<RequestValue> given, String error) {
    var type = param.type();
    var values = given.map(v -> texts(v, type)).orElseGet(() -> usual(param));
    return new FormItem.Field(
        param.name(),
        prefix + param.name(),
        type.word(),
        param.label().isEmpty() ? param.name() : param.label(),
        param.help(),
        param.optional(),
        isMultiple(type),
        values,
        choices(type, values),
        limit(type, true),
        limit(type, false),
        type instanceof ParamType.Data data ? data.formats() : List.of(),
        type instanceof ParamType.Column column ? column.dataRef() : "",
        display(type),
        error);
  }

  /** What the chosen field of a conditional is compared with. */
  static String testText(Input.Param test, FormItem.Field field) {
    return test.type() instanceof ParamType.Flag flag
        ? flag.print(field.value().equals("true"))
        : field.value();
  }

  private static List<String> texts(RequestValue given, ParamType type) {
    if (type instanceof ParamType.Data) {
      return given.references().stream().flatMap(r -> id(r).stream()).toList();
    }
    return given.elements().stream()
        .flatMap(e -> text(e).stream())
        .flatMap(t -> parts(t, type))
        .toList();
  }

  private static Optional<String> id(RequestValue reference) {
    try {
      return reference.part("id").or(() -> text(reference));
    } catch (WrongValue e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(RequestValue value) {
    try {
      return value.text();
    } catch (WrongValue e) {
      return Optional.empty();
    }
  }

  private static Stream<String> parts(String text, ParamType type) {
    if (type instanceof ParamType.Flag flag) {
      boolean on = text.equals(flag.trueValue()) || org.abell.xml.XmlElement.isTrue(text);
      return Stream.of(Boolean.toString(on && !text.equals(flag.falseValue())));
    }
    boolean list =
        isMultiple(type)
            && !(type instanceof ParamType.Select select && select.option(text).isPresent());
    return list ? Stream.of(text.split(",")).map(String::strip) : Stream.of(text);
  }

  private static List<String> usual(Input.Param param) {
    var type = param.type();
    if (type instanceof ParamType.Select select) {
      return SelectChecker.usual(param, select);
    } else if (type instanceof ParamType.Column column) {
      return ColumnChecker.usual(column).stream().map(String::valueOf).toList();
    } else if (type instanceof ParamType.Whole whole) {
      return number(whole.value()).stream().toList();
    } else if (type instanceof ParamType.Decimal decimal) {
      return number(decimal.value()).stream().toList();
    } else if (type instanceof ParamType.Flag flag) {
      return flag.checked().map(Object::toString).stream().toList();
    } else if (type instanceof ParamType.Text text) {
      return text.value().stream().toList();
    } else if (type instanceof ParamType.Hidden hidden) {
      return hidden.value().stream().toList();
    }
    return type instanceof ParamType.Color color ? List.of(color.value()) : List.of();
  }

  private static boolean isMultiple(ParamType type) {
    return (type instanceof ParamType.Select select && select.multiple())
        || (type instanceof ParamType.Data data && data.multiple())
        || (type instanceof ParamType.Column column && column.multiple());
  }

  private static List<FormItem.Choice> choices(ParamType type, List<String> values) {
    List<ParamType.Option> options =
        type instanceof ParamType.Select select
            ? select.options()
            : type instanceof ParamType.Text text ? text.suggestions() : List.of();
    return options.stream()
        .map(o -> new FormItem.Choice(o.value(), o.label(), values.contains(o.value())))
        .toList();
  }

  private static String limit(ParamType type, boolean lower) {
    if (type instanceof ParamType.Whole whole) {
      return number(lower ? whole.min() : whole.max()).orElse("");
    } else if (type instanceof ParamType.Decimal decimal) {
      return number(lower ? decimal.min() : decimal.max()).orElse("");
    }
    return "";
  }

  private static String display(ParamType type) {
    if (type instanceof ParamType.Text text) {
      return text.area() ? "area" : "";
    }
    return type instanceof ParamType.Select select ? select.display() : "";
  }

  private static Optional<String> number(OptionalLong value) {
    return value.isPresent() ? Optional.of(Long.toString(value.getAsLong())) : Optional.empty();
  }

  private static Optional<String> number(OptionalDouble value) {
    return value.isPresent() ? Optional.of(Double.toString(value.getAsDouble())) : Optional.empty();
  }
}
