package org.abell.tool;

import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import org.abell.xml.XmlElement;

/** Reads the validators of a parameter. */
final class ValidatorReader {

  private ValidatorReader() {}

  static List<Validator> read(XmlElement param) {
    return param.children("validator").map(ValidatorReader::validator).toList();
  }

  private static Validator validator(XmlElement element) {
    var terms = new Validator.Terms(element.flag("negate", false), element.attribute("message"));
    var type = element.required("type");
    return switch (type) {
      case "regex" -> regex(element, terms);
      case "in_range" ->
          new Validator.InRange(
              terms,
              bound(element, "min", Double.NEGATIVE_INFINITY),
              bound(element, "max", Double.POSITIVE_INFINITY),
              element.flag("exclude_min", false),
              element.flag("exclude_max", false));
      case "length" ->
          new Validator.Length(
              terms,
              ParamReader.whole(element, "min").orElse(0L),
              ParamReader.whole(element, "max").orElse(Long.MAX_VALUE));
      case "empty_field" -> new Validator.EmptyField(terms);
      case "expression" -> new Validator.Expression(terms, element.text().strip());
      default -> throw element.refuse("validators of type %s are not supported".formatted(type));
    };
  }

  private static double bound(XmlElement element, String key, double otherwise) {
    var text = element.attribute(key, "").strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> ParamReader.decimal(element, key).orElse(otherwise);
    };
  }

  private static Validator regex(XmlElement element, Validator.Terms terms) {
    try {
      return new Validator.Regex(terms, PythonPattern.compile(element.text().strip(), 0));
    } catch (PatternSyntaxException e) {
      throw element.refuse("not a regular expression: " + e.getDescription());
    }
  }
}
