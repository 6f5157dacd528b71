package org.abell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abell.expression.Function;
import org.abell.expression.HostObject;
import org.abell.expression.None;
import org.abell.expression.Tuple;
import org.abell.expression.Values;
import org.abell.toolinput.ToolDataset;

/** The metadata of a dataset: numbers as they are, lists joined by commas, texts made harmless. */
final class MetadataValue implements HostObject {

  private final Map<String, Object> elements = new LinkedHashMap<>();

  MetadataValue(ToolDataset dataset) {
    dataset.metadata().forEach((name, value) -> elements.put(name, safe(value)));
    elements.put("dbkey", SafeText.of(dataset.dbkey()));
  }

  private static Object safe(Object value) {
    if (value instanceof List<?> list) {
      return SafeText.of(list.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    var plain = Values.of(value);
    return plain instanceof String text ? SafeText.of(text) : plain;
  }

  @Override
  public String str() {
    return elements.toString();
  }

  @Override
  public Optional<Object> attribute(String name) {
    return switch (name) {
      case "get" -> Optional.of((Function) this::get);
      case "element_is_set" ->
          Optional.of((Function) (arguments, named) -> elements.containsKey(key(arguments)));
      case "items" -> Optional.of((Function) (arguments, named) -> items());
      default -> Optional.ofNullable(elements.get(name));
    };
  }

  private Object get(List<Object> arguments, Map<String, Object> named) {
    Object otherwise = arguments.size() > 1 ? arguments.get(1) : None.NONE;
    return elements.getOrDefault(key(arguments), otherwise);
  }

  private static String key(List<Object> arguments) {
    return arguments.isEmpty() ? "" : Values.str(arguments.get(0));
  }

  private List<Object> items() {
    return elements.entrySet().stream()
        .map(e -> (Object) Tuple.of(e.getKey(), e.getValue()))
        .toList();
  }
}
