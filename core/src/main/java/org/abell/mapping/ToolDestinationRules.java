package org.abell.mapping;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.ToolDestinations;
import org.abell.jobconf.ToolDestinations.ToolRule;
import org.abell.jobconf.ToolDestinations.ToolRules;

/** Decides by Galaxy's tool destinations file. */
final class ToolDestinationRules {

  private final ToolDestinations file;
  private final JobFacts job;

  private ToolDestinationRules(ToolDestinations file, JobFacts job) {
    this.file = file;
    this.job = job;
  }

  static Decision decide(ToolDestinations file, JobFacts job) {
    try {
      return new ToolDestinationRules(file, job).decide();
    } catch (UncheckedIOException e) {
      return Decision.End.refused(
          "An input cannot be read: %s.".formatted(e.getCause().getMessage()));
    }
  }

  private Decision decide() {
    var tool = tool();
    var rule = tool.isEmpty() ? Optional.<ToolRule>empty() : firstOf(tool.get());
    var failure = rule.flatMap(ToolRule::failure);
    if (failure.isPresent()) {
      return Decision.End.refused(failure.get());
    }
    var choice = rule.isPresent() ? rule.get().destination() : tool.flatMap(ToolRules::otherwise);
    return choice
        .flatMap(this::destination)
        .or(() -> destination(file.otherwise()))
        .map(this::sent)
        .orElseGet(
            () ->
                Decision.End.refused(
                    "The tool destinations name no destination for the priority of %s."
                        .formatted(job.owner().email())));
  }

  private Decision sent(String name) {
    return name.equals("fail")
        ? Decision.End.refused("This tool does not run here.")
        : Decision.Send.plainly(name);
  }

  private Optional<ToolRules> tool() {
    return job.key().ids().stream()
        .flatMap(id -> Optional.ofNullable(file.tools().get(id)).stream())
        .findFirst();
  }

  /** The least nice of those that fit, of equals the first. */
  private Optional<ToolRule> firstOf(ToolRules tool) {
    return tool.rules().stream().filter(this::fits).min(Comparator.comparing(ToolRule::niceValue));
  }

  private Optional<String> destination(ToolDestinations.Choice choice) {
    var mine =
        Optional.ofNullable(job.resources().get("priority"))
            .map(JsonValues::read)
            .map(JsonValues::text)
            .orElse(file.defaultPriority());
    var email = job.owner().email().toLowerCase(Locale.ROOT);
    return choice.of(file.priorities().getOrDefault(email, mine), file.defaultPriority());
  }

  private boolean fits(ToolRule rule) {
    var email = job.owner().email().toLowerCase(Locale.ROOT);
    if (!rule.users().isEmpty() && !rule.users().contains(email)) {
      return false;
    }
    return switch (rule.measure()) {
      case FILE_SIZE -> within(rule, job.inputSize());
      case NUM_INPUT_DATASETS -> within(rule, job.inputs().size());
      case RECORDS -> within(rule, records());
      case ARGUMENTS ->
          rule.arguments().entrySet().stream()
              .allMatch(e -> is(e.getValue(), parameter(e.getKey())));
    };
  }

  private static boolean within(ToolRule rule, long measured) {
    return rule.lower() <= measured
        && (rule.upper().isEmpty() || measured < rule.upper().getAsLong());
  }

  private Optional<JsonValue> parameter(String name) {
    return Optional.ofNullable(job.parameters().get(name)).map(JsonValues::read);
  }

  private static boolean is(ParamValue wanted, Optional<JsonValue> given) {
    if (given.isEmpty()) {
      return false;
    }
    if (wanted instanceof ParamValue.Mapping section) {
      return given.get() instanceof JsonObject object
          && section.values().entrySet().stream()
              .allMatch(e -> is(e.getValue(), Optional.ofNullable(object.get(e.getKey()))));
    }
    return wanted.flat().equalsIgnoreCase(JsonValues.text(given.get()));
  }

  /** The sequences of all FASTA inputs. */
  private long records() {
    return job.inputs().stream()
        .filter(i -> i.extension().equals("fasta"))
        .mapToLong(ToolDestinationRules::sequences)
        .sum();
  }

  private static long sequences(JobFacts.Input input) {
    // Latin 1 takes any bytes, and a header line begins the same in all encodings.
    try (var lines = Files.lines(input.path(), StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.startsWith(">")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
