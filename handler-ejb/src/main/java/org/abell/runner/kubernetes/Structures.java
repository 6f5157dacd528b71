package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.LinkedHashMap;
import java.util.Map;
import org.abell.jobconf.ParamValue;

/** Parameters that are parts of a pod, written down as Kubernetes writes them. */
final class Structures {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Structures() {}

  /**
   * The part.
   *
   * @throws IllegalArgumentException with a sentence, when it is another
   */
  static <T> T as(Class<T> type, ParamValue value, String name) {
    return convert(type, plain(value), name);
  }

  /** The part, from its keys and values. */
  static <T> T as(Class<T> type, Map<String, ParamValue> values, String name) {
    return as(type, new ParamValue.Mapping(values), name);
  }

  private static <T> T convert(Class<T> type, Object plain, String name) {
    try {
      return SERIALIZATION.convertValue(plain, type);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s is not what Kubernetes calls %s: %s"
              .formatted(name, type.getSimpleName(), firstLine(e)),
          e);
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Values as texts. */
  static Map<String, String> texts(Map<String, ParamValue> values) {
    var found = new LinkedHashMap<String, String>();
    values.forEach((key, value) -> found.put(key, value.flat()));
    return found;
  }

  /** The texts under a key; none when it is not there. */
  static Map<String, String> texts(Map<String, ParamValue> values, String key) {
    return values.get(key) instanceof ParamValue.Mapping mapping
        ? texts(mapping.values())
        : Map.of();
  }

  private static Object plain(ParamValue value) {
    if (value instanceof ParamValue.Sequence list) {
      return list.values().stream().map(Structures::plain).toList();
    }
    if (value instanceof ParamValue.Mapping mapping) {
      var found = new LinkedHashMap<String, Object>();
      mapping.values().forEach((key, v) -> found.put(key, plain(v)));
      return found;
    }
    return value.flat();
  }
}
