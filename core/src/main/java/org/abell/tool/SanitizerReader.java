package org.abell.tool;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.abell.xml.XmlElement;

/** Reads {@code <sanitizer>}: once it is there, both of its lists start empty. */
final class SanitizerReader {

  private SanitizerReader() {}

  static Sanitizer of(XmlElement param, Sanitizer otherwise) {
    return param.child("sanitizer").map(SanitizerReader::read).orElse(otherwise);
  }

  private static Sanitizer read(XmlElement element) {
    if (!element.flag("sanitize", true)) {
      return Sanitizer.OFF;
    }
    Set<Integer> valid = new HashSet<>();
    Map<Integer, String> mapping = new HashMap<>();
    element.children("valid").forEach(v -> readValid(v, valid));
    element.children("mapping").forEach(m -> readMapping(m, mapping));
    return new Sanitizer(true, valid, mapping, element.attribute("invalid_char", "X"));
  }

  private static void readValid(XmlElement element, Set<Integer> valid) {
    for (var name : element.attribute("initial", "none").split(",")) {
      valid.addAll(Sanitizer.preset(name));
    }
    for (var child : element.children()) {
      var characters = new HashSet<>(Sanitizer.points(child.attribute("value", "")));
      child.attribute("preset").ifPresent(p -> characters.addAll(Sanitizer.preset(p)));
      if (child.name().equals("add")) {
        valid.addAll(characters);
      } else {
        valid.removeAll(characters);
      }
    }
  }

  private static void readMapping(XmlElement element, Map<Integer, String> mapping) {
    if (element.attribute("initial", "none").equals("default")) {
      mapping.putAll(Sanitizer.DEFAULT_MAPPING);
    }
    for (var child : element.children()) {
      var source = child.attribute("source", "");
      if (source.isEmpty()) {
        continue;
      }
      if (child.name().equals("add")) {
        mapping.put(source.codePointAt(0), child.attribute("target", ""));
      } else {
        mapping.remove(source.codePointAt(0));
      }
    }
  }
}
