package org.abell.jobconf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.abell.xml.XmlElement;

/** Reads the parameters of runners and destinations. */
final class ParamsReader {

  private ParamsReader() {}

  /**
   * The parameters of a body: those under a key of their own, if it is there, else all that is left
   * of it.
   */
  static Params read(Fields body, String key, Reports reports) {
    var own = body.take(key);
    if (own.isEmpty()) {
      return params(body.rest());
    }
    body.warnOfRest();
    return params(Fields.of(own.get(), key + " of " + body.owner(), reports).rest());
  }

  private static Params params(Map<String, Item.Entry> entries) {
    Map<String, ParamValue> found = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          if (!entry.value().isNothing()) {
            found.put(name, value(entry.value()));
          }
        });
    return new Params(found);
  }

  static ParamValue value(Item item) {
    if (item instanceof Item.Text text) {
      return new ParamValue.Text(text.text());
    }
    if (item instanceof Item.Sequence list) {
      return new ParamValue.Sequence(list.items().stream().map(ParamsReader::value).toList());
    }
    Map<String, ParamValue> found = new LinkedHashMap<>();
    ((Item.Mapping) item).entries().forEach((name, entry) -> found.put(name, value(entry.value())));
    return new ParamValue.Mapping(found);
  }

  /** Whether an element is to be loaded: its {@code enabled} does not say otherwise. */
  static boolean isEnabled(Params params) {
    return params.text("enabled").map(XmlElement::isTrue).orElse(true);
  }

  static Params without(Params params, String name) {
    Map<String, ParamValue> left = new LinkedHashMap<>(params.values());
    left.remove(name);
    return new Params(left);
  }
}
