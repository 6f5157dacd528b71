package org.abell.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.abell.xml.XmlElement;

/** Reads {@code <param>}; one that cannot be used is a BadXmlException. */
public final class ParamReader {

  private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

  private final Profile profile;

  public ParamReader(Profile profile) {
    this.profile = profile;
  }

  public Input.Param read(XmlElement element) {
    var type = type(element);
    boolean asksOptional = element.flag("optional", false);
    var validators = ValidatorReader.read(element);
    boolean optional =
        element.attribute("optional").isPresent() ? asksOptional : optionalByType(type, validators);
    var usual = cleansItself(type) ? Sanitizer.OFF : Sanitizer.DEFAULT;
    return new Input.Param(
        name(element),
        words(element, "label"),
        words(element, "help"),
        optional,
        validators,
        SanitizerReader.of(element, usual),
        type);
  }

  private static boolean cleansItself(ParamType type) {
    return type instanceof ParamType.Flag
        || type instanceof ParamType.Color
        || type instanceof ParamType.Data
        || type instanceof ParamType.Column;
  }

  private boolean optionalByType(ParamType type, List<Validator> validators) {
    if (type instanceof ParamType.Select select) {
      return select.multiple();
    }
    // A text that may be empty counts as optional; before 23.0 it was an empty text nevertheless.
    return type instanceof ParamType.Text
        && profile.atLeast(23, 0)
        && validators.stream().allMatch(ParamReader::acceptsEmpty);
  }

  private static boolean acceptsEmpty(Validator validator) {
    boolean accepts =
        (validator instanceof Validator.Regex regex && regex.pattern().matcher("").lookingAt())
            || (validator instanceof Validator.Length length && length.min() <= 0);
    return accepts != validator.terms().negate();
  }

  static String name(XmlElement element) {
    return element
        .attribute("name")
        .map(String::strip)
        .filter(n -> !n.isEmpty())
        .or(() -> element.attribute("argument").map(ParamReader::fromArgument))
        .orElseThrow(() -> element.refuse("a parameter needs a name or an argument"));
  }

  private static String fromArgument(String argument) {
    return argument.strip().replaceFirst("^-+", "").replace('-', '_');
  }

  /** A text given as attribute or as child element. */
  static String words(XmlElement element, String key) {
    return element
        .attribute(key)
        .or(() -> element.child(key).map(XmlElement::text))
        .map(String::strip)
        .orElse("");
  }

  private ParamType type(XmlElement element) {
    var word = element.required("type");
    return switch (word) {
      case "text" ->
          new ParamType.Text(
              element.attribute("value"), element.flag("area", false), options(element));
      case "integer" -> whole(element);
      case "float" -> decimal(element);
      case "boolean" -> flag(element);
      case "select" -> select(element);
      case "data" -> data(element);
      case "data_column" -> column(element);
      case "hidden" -> new ParamType.Hidden(element.attribute("value"));
      case "color" -> color(element);
      default -> throw element.refuse("parameters of type %s are not supported".formatted(word));
    };
  }

  private static ParamType.Whole whole(XmlElement element) {
    var value = whole(element, "value");
    if (value.isEmpty() && !element.flag("optional", false)) {
      throw element.refuse("an integer that is not optional needs a value");
    }
    return new ParamType.Whole(
        optional(value), optional(whole(element, "min")), optional(whole(element, "max")));
  }

  private static OptionalLong optional(Optional<Long> value) {
    return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private static ParamType.Decimal decimal(XmlElement element) {
    var value = decimal(element, "value");
    if (value.isEmpty() && !element.flag("optional", false)) {
      throw element.refuse("a float that is not optional needs a value");
    }
    return new ParamType.Decimal(value, decimal(element, "min"), decimal(element, "max"));
  }

  private ParamType.Flag flag(XmlElement element) {
    var trueValue = element.attribute("truevalue", "true");
    var falseValue = element.attribute("falsevalue", "false");
    if (profile.atLeast(23, 1) && confusing(trueValue, falseValue)) {
      throw element.refuse("truevalue and falsevalue contradict each other");
    }
    Optional<Boolean> checked =
        element.attribute("checked").isEmpty() && element.flag("optional", false)
            ? Optional.empty()
            : Optional.of(element.flag("checked", false));
    return new ParamType.Flag(checked, trueValue, falseValue);
  }

  private static boolean confusing(String trueValue, String falseValue) {
    return trueValue.equals(falseValue)
        || trueValue.equalsIgnoreCase("false")
        || falseValue.equalsIgnoreCase("true");
  }

  private static ParamType.Select select(XmlElement element) {
    return new ParamType.Select(
        element.flag("multiple", false),
        element.attribute("display", ""),
        element.attribute("separator", ","),
        options(element));
  }

  private static List<ParamType.Option> options(XmlElement element) {
    Map<String, ParamType.Option> byValue = new LinkedHashMap<>();
    element
        .children("option")
        .forEach(
            o -> {
              var value = o.attribute("value").orElseGet(() -> o.text().strip());
              var label = o.text().isBlank() ? value : o.text().strip();
              byValue.put(value, new ParamType.Option(value, label, o.flag("selected", false)));
            });
    return List.copyOf(byValue.values());
  }

  private static ParamType.Data data(XmlElement element) {
    return new ParamType.Data(
        Stream.of(element.attribute("format", "data").split(","))
            .map(f -> f.strip().toLowerCase(Locale.ROOT))
            .filter(f -> !f.isEmpty())
            .toList(),
        element.flag("multiple", false),
        count(element, "min"),
        count(element, "max"));
  }

  private static OptionalInt count(XmlElement element, String key) {
    var value = whole(element, key);
    return value.isPresent() ? OptionalInt.of(value.get().intValue()) : OptionalInt.empty();
  }

  private static ParamType.Column column(XmlElement element) {
    List<Integer> value = new ArrayList<>();
    var text = element.attribute("value").or(() -> element.attribute("default_value")).orElse("");
    for (var part : text.split(",")) {
      if (!part.isBlank()) {
        value.add((int) number(element, part.strip().replaceFirst("^c", "")));
      }
    }
    return new ParamType.Column(
        element.attribute("data_ref", ""),
        element.flag("multiple", false),
        element.flag("numerical", false),
        element.flag("use_header_names", false),
        element.flag("accept_default", false),
        value);
  }

  private static ParamType.Color color(XmlElement element) {
    var value = element.attribute("value", "#000000").strip().toLowerCase(Locale.ROOT);
    Matcher matcher = COLOR.matcher(value);
    if (!matcher.matches()) {
      throw element.refuse("a colour looks like #00ff00, not " + value);
    }
    return new ParamType.Color(value, element.flag("rgb", false));
  }

  static Optional<Long> whole(XmlElement element, String key) {
    return element
        .attribute(key)
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .map(t -> number(element, t));
  }

  private static long number(XmlElement element, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw element.refuse("%s is not a whole number".formatted(text));
    }
  }

  static OptionalDouble decimal(XmlElement element, String key) {
    var text = element.attribute(key, "").strip();
    try {
      return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw element.refuse("%s is not a number".formatted(text));
    }
  }
}
