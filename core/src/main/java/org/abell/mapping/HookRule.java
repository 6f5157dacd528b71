package org.abell.mapping;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.jobconf.Destination;
import org.abell.jobconf.EnvironmentEntry;
import org.abell.jobconf.ParamValue;

/**
 * Lets a hook decide. The question holds what rules may know; the answer is one of {@code
 * {"destination": …, "params": {…}, "env": […]}}, {@code {"fail": …}} and {@code {"wait": seconds,
 * "reason": …}}. A hook that does not answer makes the job wait, so that it can be mended; an
 * answer that cannot be understood fails it.
 */
final class HookRule {

  private static final int USUAL_SECONDS = 10;
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Hook hook;

  HookRule(Hook hook) {
    this.hook = hook;
  }

  Decision decide(Destination destination, JobFacts job) {
    var limit = Duration.ofSeconds(destination.params().number("timeout").orElse(USUAL_SECONDS));
    try {
      return understood(hook.ask(target(destination), question(destination, job), limit));
    } catch (Hook.NoAnswer e) {
      var reason = "the hook of the destination %s: %s".formatted(destination.id(), e.getMessage());
      return new Decision.End(new Mapping.NotYet(reason, AGAIN));
    } catch (JsonException | IllegalArgumentException | ClassCastException e) {
      return Decision.End.refused(
          "The hook of the destination %s gave an answer that cannot be understood: %s."
              .formatted(destination.id(), firstLine(e)));
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static Hook.Target target(Destination destination) {
    var params = destination.params();
    return params
        .text("url")
        .<Hook.Target>map(url -> new Hook.Target.Service(URI.create(url.strip())))
        .orElseGet(() -> new Hook.Target.Program(words(destination)));
  }

  /** A list as it stands, a text split at its spaces; no shell reads it. */
  private static List<String> words(Destination destination) {
    var command = destination.params().value("command").orElseThrow();
    return command instanceof ParamValue.Sequence
        ? destination.params().list("command")
        : List.of(command.flat().strip().split("\\s+"));
  }

  static String question(Destination destination, JobFacts job) {
    var question = JsonValues.JSON.createObjectBuilder().add("destination", destination.id());
    RulesInOrder.facts(destination, job).forEach((name, value) -> question.add(name, json(value)));
    return question.build().toString();
  }

  private static JsonValue json(Object value) {
    if (value instanceof Map<?, ?> map) {
      var object = JsonValues.JSON.createObjectBuilder();
      map.forEach((name, inner) -> object.add(String.valueOf(name), json(inner)));
      return object.build();
    }
    if (value instanceof List<?> list) {
      var array = JsonValues.JSON.createArrayBuilder();
      list.forEach(inner -> array.add(json(inner)));
      return array.build();
    }
    if (value instanceof Long whole) {
      return JsonValues.JSON.createValue(whole);
    }
    if (value instanceof Double real) {
      return JsonValues.JSON.createValue(real);
    }
    if (value instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return value instanceof String text ? JsonValues.JSON.createValue(text) : JsonValue.NULL;
  }

  private static Decision understood(String text) {
    try (var reader = JsonValues.JSON.createReader(new StringReader(text))) {
      var answer = reader.readObject();
      if (answer.containsKey("fail")) {
        return Decision.End.refused(answer.getString("fail"));
      }
      if (answer.containsKey("wait")) {
        var again = RulesInOrder.Waiting.seconds(JsonValues.text(answer.get("wait")));
        var reason = answer.getString("reason", "a hook lets it wait");
        return new Decision.End(new Mapping.NotYet(reason, again));
      }
      if (!answer.containsKey("destination")) {
        throw new IllegalArgumentException("it has none of destination, fail and wait");
      }
      return new Decision.Send(
          answer.getString("destination"), params(answer), environment(answer));
    }
  }

  private static Map<String, String> params(JsonObject answer) {
    Map<String, String> found = new LinkedHashMap<>();
    if (answer.containsKey("params")) {
      answer.getJsonObject("params").forEach((n, value) -> found.put(n, JsonValues.text(value)));
    }
    return found;
  }

  private static List<EnvironmentEntry> environment(JsonObject answer) {
    List<EnvironmentEntry> found = new ArrayList<>();
    var entries =
        answer.containsKey("env") ? answer.getJsonArray("env") : JsonArray.EMPTY_JSON_ARRAY;
    for (var entry : entries.getValuesAs(JsonObject.class)) {
      var raw = entry.getBoolean("raw", false);
      if (entry.containsKey("file")) {
        found.add(new EnvironmentEntry.Sourced(entry.getString("file"), raw));
      } else if (entry.containsKey("execute")) {
        found.add(new EnvironmentEntry.Executed(entry.getString("execute")));
      } else {
        var value = JsonValues.text(entry.getOrDefault("value", JsonValues.JSON.createValue("")));
        found.add(new EnvironmentEntry.Variable(entry.getString("name"), value, raw));
      }
    }
    return found;
  }
}
