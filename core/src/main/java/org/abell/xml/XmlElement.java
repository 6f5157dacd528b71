package org.abell.xml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.abell.problem.Problem;

/**
 * An element with the place it was read from.
 *
 * @param text the character data directly inside, joined, untrimmed
 * @param line the line its tag begins on
 */
public record XmlElement(
    String name,
    Map<String, String> attributes,
    List<XmlElement> children,
    String text,
    String file,
    int line) {

  public XmlElement {
    attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  public Optional<String> attribute(String key) {
    return Optional.ofNullable(attributes.get(key));
  }

  public String attribute(String key, String otherwise) {
    return attributes.getOrDefault(key, otherwise);
  }

  /** The attribute of that name, which must be there. */
  public String required(String key) {
    return attribute(key)
        .orElseThrow(() -> refuse("<%s> needs the attribute %s".formatted(name, key)));
  }

  /** The attribute as a boolean: true, yes, on and 1 in any case are true. */
  public boolean flag(String key, boolean otherwise) {
    return attribute(key).map(XmlElement::isTrue).orElse(otherwise);
  }

  /** Whether a text is one of the spellings of true. */
  public static boolean isTrue(String text) {
    return switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      default -> false;
    };
  }

  public Stream<XmlElement> children(String childName) {
    return children.stream().filter(c -> c.name.equals(childName));
  }

  public Optional<XmlElement> child(String childName) {
    return children(childName).findFirst();
  }

  /** The children of all elements of that name, in order. */
  public Stream<XmlElement> inside(String childName) {
    return children(childName).flatMap(c -> c.children.stream());
  }

  /** This element and everything below it, in document order. */
  public Stream<XmlElement> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
  }

  public XmlElement withChildren(List<XmlElement> other) {
    return new XmlElement(name, attributes, other, text, file, line);
  }

  public Problem problem(String reason) {
    return new Problem(file, line, reason);
  }

  /** The exception to throw when this element makes its file unusable. */
  public BadXmlException refuse(String reason) {
    return new BadXmlException(problem(reason));
  }
}
