package org.abell.command;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.abell.expression.HostObject;
import org.abell.expression.None;
import org.abell.expression.Values;
import org.abell.tool.Input;
import org.abell.tool.ParamType;
import org.abell.tool.Sanitizer;
import org.abell.toolinput.Value;
import org.abell.xml.XmlElement;

/** A text, number, boolean, hidden or colour parameter as templates see it. */
final class ParamValue implements HostObject {

  private final Input.Param param;
  private final Object raw;
  private final Sanitizer sanitizer;

  ParamValue(Input.Param param, Value value, Sanitizer sanitizer) {
    this.param = param;
    this.raw = raw(value);
    this.sanitizer = sanitizer;
  }

  /** The plain value: what filters and {@code .value} see. */
  static Object raw(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    } else if (value instanceof Value.Whole whole) {
      return whole.number();
    } else if (value instanceof Value.Decimal decimal) {
      return decimal.number();
    } else if (value instanceof Value.Flag flag) {
      return flag.on();
    }
    return None.NONE;
  }

  @Override
  public String str() {
    if (raw == None.NONE) {
      return "";
    } else if (raw instanceof Boolean on && param.type() instanceof ParamType.Flag flag) {
      return flag.print(on);
    } else if (param.type() instanceof ParamType.Color color) {
      return color.rgb() ? numbers(raw.toString()) : raw.toString();
    }
    return sanitizer.apply(Values.str(raw));
  }

  private static String numbers(String color) {
    int rgb = Integer.parseInt(color.substring(1), 16);
    return "(%d, %d, %d)".formatted(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
  }

  @Override
  public boolean truth() {
    return Values.truth(raw);
  }

  @Override
  public Object plain() {
    if (raw instanceof Number) {
      return raw;
    }
    var text = str();
    // int(x) reads the text as a float first, so "5.0" is a whole number too.
    return text.strip().matches("[+-]?[0-9]*\\.[0-9]+") ? Double.valueOf(text.strip()) : text;
  }

  @Override
  public Optional<Object> attribute(String name) {
    return switch (name) {
      case "value" -> Optional.of(raw);
      case "name" -> Optional.of(param.name());
      case "label" -> Optional.of(param.label());
      case "optional" -> Optional.of(param.optional());
      case "type" -> Optional.of(param.type().word());
      default -> RawMembers.find(raw, name);
    };
  }

  @Override
  public Optional<Iterator<Object>> elements() {
    return Optional.of(List.<Object>of(str()).iterator());
  }

  @Override
  public boolean sameAs(Object other) {
    if (other instanceof ParamValue value) {
      return str().equals(value.str());
    }
    if (raw instanceof Boolean on
        && other instanceof String text
        && param.type() instanceof ParamType.Flag flag) {
      return text.equals(flag.trueValue()) || text.equals(flag.falseValue())
          ? str().equals(text)
          : on == XmlElement.isTrue(text);
    }
    if (raw == None.NONE && other instanceof String text) {
      return text.isEmpty();
    }
    return Values.same(cast(), other);
  }

  /** The value in the type of its parameter: a text is compared as it is printed. */
  private Object cast() {
    return raw instanceof String ? str() : raw;
  }

  @Override
  public OptionalInt order(Object other) {
    var own = cast();
    if (own instanceof Number a && other instanceof Number b) {
      return OptionalInt.of(Double.compare(a.doubleValue(), b.doubleValue()));
    }
    return own instanceof String a && other instanceof String b
        ? OptionalInt.of(Integer.signum(a.compareTo(b)))
        : OptionalInt.empty();
  }
}
