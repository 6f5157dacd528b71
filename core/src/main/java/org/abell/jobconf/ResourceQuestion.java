package org.abell.jobconf;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.tool.Input;
import org.abell.tool.ParamType;
import org.abell.tool.Sanitizer;
import org.abell.tool.Tool;

/**
 * The question for resources with which the form of a tool ends, under the names that Galaxy's
 * clients know. It is no input of the tool: its command never sees the answers.
 */
public final class ResourceQuestion {

  /** The name of the conditional, and of the stored parameter with the answers. */
  public static final String NAME = "__job_resource";

  private static final String SELECT = "__job_resource__select";
  private static final String CASE = "__current_case__";
  private static final String NO = "no";
  private static final String YES = "yes";

  // Looking the provider up costs more than reading a line of JSON: once is enough.
  private static final JsonProvider JSON = JsonProvider.provider();

  private ResourceQuestion() {}

  /** The tool with the question as its last input; as it is where nothing is asked. */
  static Tool added(Tool tool, List<Input.Param> params) {
    if (params.isEmpty()) {
      return tool;
    }
    List<Input> inputs = new ArrayList<>(tool.inputs());
    inputs.add(
        new Input.Conditional(
            NAME,
            choice(),
            List.of(
                new Input.When(NO, List.of()), new Input.When(YES, List.<Input>copyOf(params)))));
    return tool.withInputs(inputs);
  }

  private static Input.Param choice() {
    var options =
        List.of(
            new ParamType.Option(NO, "The usual ones", true),
            new ParamType.Option(YES, "My own choice", false));
    return new Input.Param(
        SELECT,
        "Resources of the job",
        "",
        false,
        List.of(),
        Sanitizer.DEFAULT,
        new ParamType.Select(false, "", ",", options));
  }

  /**
   * What a user chose, as JSON texts by name; nothing for what was left empty.
   *
   * @param stored the stored parameter of that name, a JSON text
   */
  public static Map<String, String> answers(String stored) {
    Map<String, String> found = new LinkedHashMap<>();
    read(stored)
        .filter(o -> YES.equals(o.getString(SELECT, NO)))
        .ifPresent(
            o ->
                o.forEach(
                    (name, value) -> {
                      if (!name.equals(SELECT) && !name.equals(CASE) && !isEmpty(value)) {
                        found.put(name, value.toString());
                      }
                    }));
    return found;
  }

  private static boolean isEmpty(JsonValue value) {
    return value == JsonValue.NULL
        || value instanceof JsonString text && text.getString().isEmpty();
  }

  private static Optional<JsonObject> read(String stored) {
    try (var reader = JSON.createReader(new StringReader(stored))) {
      return Optional.of(reader.readObject());
    } catch (JsonException e) {
      // Only what was checked is stored, so this is no answer to the question.
      return Optional.empty();
    }
  }
}
