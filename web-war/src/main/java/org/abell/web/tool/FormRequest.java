package org.abell.web.tool;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.abell.jobconf.ResourceQuestion;
import org.abell.web.protocol.Doc;

/**
 * A tool form as a browser sends it, turned into the inputs that clients send. Names that begin
 * with an underscore say what HTML cannot: which fields are booleans, datasets, or lists, and which
 * instances of repeats there are.
 */
final class FormRequest {

  private static final String INSTANCE = "|__instance";
  private static final Pattern NUMBERED = Pattern.compile("(.*)_(\\d{1,6})");

  private final MultivaluedMap<String, String> form;

  FormRequest(MultivaluedMap<String, String> form) {
    this.form = form;
  }

  /** A field that is not an input of the tool. */
  String field(String name) {
    var value = form.getFirst("_" + name);
    return value == null ? "" : value;
  }

  /** Whether the tool shall be run, rather than the form be shown again. */
  boolean runs() {
    return field("action").equals("run");
  }

  /** The inputs by their flat names, after the wanted change of the number of instances. */
  JsonObject inputs() {
    var inputs = new LinkedHashMap<String, JsonValue>();
    form.keySet().stream()
        .filter(name -> !name.startsWith("_") || name.startsWith(ResourceQuestion.NAME + "|"))
        .forEach(name -> inputs.put(name, value(name)));
    marked("boolean").forEach(name -> inputs.put(name, value(name)));
    marked("multiple").forEach(name -> inputs.put(name, value(name)));
    marked("data").forEach(name -> inputs.put(name, value(name)));
    marked("instance").forEach(path -> inputs.put(path + INSTANCE, Doc.json("")));
    return json(changed(inputs));
  }

  private JsonValue value(String name) {
    var values = form.getOrDefault(name, List.of());
    if (marked("boolean").contains(name)) {
      return Doc.json(values.contains("true"));
    }
    if (marked("data").contains(name)) {
      return datasets(values, marked("multiple").contains(name));
    }
    if (marked("multiple").contains(name)) {
      return Doc.json(values);
    }
    var last = values.isEmpty() ? "" : values.get(values.size() - 1);
    return marked("columns").contains(name)
        ? Doc.json(Arrays.stream(last.split("[,\\s]+")).filter(c -> !c.isEmpty()).toList())
        : Doc.json(last);
  }

  private static JsonValue datasets(List<String> ids, boolean multiple) {
    var references =
        ids.stream()
            .filter(id -> !id.isBlank())
            .map(id -> new Doc().put("src", "hda").put("id", id).json())
            .toList();
    if (references.isEmpty()) {
      return JsonValue.NULL;
    }
    return multiple ? new Doc().put("values", references).json() : references.get(0);
  }

  private Map<String, JsonValue> changed(Map<String, JsonValue> inputs) {
    var action = field("action").split(":", 2);
    if (action.length < 2) {
      return inputs;
    }
    return switch (action[0]) {
      case "add" -> {
        inputs.put(action[1] + INSTANCE, Doc.json(""));
        yield inputs;
      }
      case "remove" -> without(action[1], inputs);
      default -> inputs;
    };
  }

  /** Leaves an instance out and counts those after it one down. */
  private static Map<String, JsonValue> without(String path, Map<String, JsonValue> inputs) {
    var match = NUMBERED.matcher(path);
    if (!match.matches()) {
      return inputs;
    }
    var number = Integer.parseInt(match.group(2));
    var later =
        Pattern.compile(Pattern.quote(match.group(1) + "_") + "(\\d{1,6})(\\|.*)", Pattern.DOTALL);
    var left = new LinkedHashMap<String, JsonValue>();
    inputs.forEach(
        (name, value) -> {
          var numbered = later.matcher(name);
          if (!numbered.matches()) {
            left.put(name, value);
          } else if (Integer.parseInt(numbered.group(1)) != number) {
            var own = Integer.parseInt(numbered.group(1));
            var now = own > number ? own - 1 : own;
            left.put(match.group(1) + "_" + now + numbered.group(2), value);
          }
        });
    return left;
  }

  private Set<String> marked(String kind) {
    return new LinkedHashSet<>(form.getOrDefault("_" + kind, new ArrayList<>()));
  }

  private static JsonObject json(Map<String, JsonValue> inputs) {
    var doc = new Doc();
    inputs.forEach(doc::put);
    return doc.json();
  }
}
