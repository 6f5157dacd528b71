package org.abell.tool;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The type of a parameter with its default and limits. */
public sealed interface ParamType {

  /** The word of the XML attribute. */
  String word();

  /** Free text; the options are suggestions. */
  record Text(Optional<String> value, boolean area, List<Option> suggestions) implements ParamType {
    public Text {
      suggestions = List.copyOf(suggestions);
    }

    @Override
    public String word() {
      return "text";
    }
  }

  /** A whole number. */
  record Whole(OptionalLong value, OptionalLong min, OptionalLong max) implements ParamType {
    @Override
    public String word() {
      return "integer";
    }
  }

  /** A floating point number. */
  record Decimal(OptionalDouble value, OptionalDouble min, OptionalDouble max)
      implements ParamType {
    @Override
    public String word() {
      return "float";
    }
  }

  /** Yes or no, and what a template prints for either. */
  record Flag(Optional<Boolean> checked, String trueValue, String falseValue) implements ParamType {
    @Override
    public String word() {
      return "boolean";
    }

    public String print(boolean value) {
      return value ? trueValue : falseValue;
    }
  }

  /** One or several of fixed options. */
  record Select(boolean multiple, String display, String separator, List<Option> options)
      implements ParamType {
    public Select {
      options = List.copyOf(options);
    }

    @Override
    public String word() {
      return "select";
    }

    public Optional<Option> option(String value) {
      return options.stream().filter(o -> o.value().equals(value)).findFirst();
    }
  }

  /** One or several datasets. */
  record Data(List<String> formats, boolean multiple, OptionalInt min, OptionalInt max)
      implements ParamType {
    public Data {
      formats = List.copyOf(formats);
    }

    @Override
    public String word() {
      return "data";
    }
  }

  /** One or several columns of a dataset given by another parameter. */
  record Column(
      String dataRef,
      boolean multiple,
      boolean numerical,
      boolean headerNames,
      boolean acceptDefault,
      List<Integer> value)
      implements ParamType {
    public Column {
      value = List.copyOf(value);
    }

    @Override
    public String word() {
      return "data_column";
    }
  }

  /** A text the user does not see. */
  record Hidden(Optional<String> value) implements ParamType {
    @Override
    public String word() {
      return "hidden";
    }
  }

  /** A colour; {@code rgb} prints it as three numbers. */
  record Color(String value, boolean rgb) implements ParamType {
    @Override
    public String word() {
      return "color";
    }
  }

  /** One option of a select. */
  record Option(String value, String label, boolean selected) {}
}
