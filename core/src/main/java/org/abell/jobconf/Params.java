package org.abell.jobconf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.abell.xml.XmlElement;

/** The parameters of a runner or destination. Unknown ones are kept: a runner may know them. */
public record Params(Map<String, ParamValue> values) {

  /** No parameters at all. */
  public static final Params NONE = new Params(Map.of());

  public Params {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public Optional<ParamValue> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public Optional<String> text(String name) {
    return value(name).map(ParamValue::flat);
  }

  /** A list; a text is split at its commas, because XML has no other way to write one. */
  public List<String> list(String name) {
    return value(name).stream().flatMap(Params::parts).toList();
  }

  private static Stream<String> parts(ParamValue value) {
    return value instanceof ParamValue.Sequence list
        ? list.values().stream().map(ParamValue::flat)
        : Stream.of(value.flat().split(",")).map(String::strip).filter(s -> !s.isEmpty());
  }

  /** A truth value: true, yes, on and 1 in any case are true. */
  public boolean flag(String name, boolean otherwise) {
    return text(name).map(XmlElement::isTrue).orElse(otherwise);
  }

  /** A whole number; empty when it is absent or no number. */
  public OptionalInt number(String name) {
    return text(name).map(Measures::whole).orElseGet(OptionalInt::empty);
  }

  /** All as texts, in their order. */
  public Map<String, String> texts() {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach((name, value) -> found.put(name, value.flat()));
    return Collections.unmodifiableMap(found);
  }
}
