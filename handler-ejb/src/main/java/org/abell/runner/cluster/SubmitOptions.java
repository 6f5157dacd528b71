package org.abell.runner.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.abell.jobconf.Params;
import org.abell.runner.JobRefused;

/**
 * Options of a destination for the command that submits: Galaxy's native specification, as one
 * line, and the {@code job_} parameters of its command-line runner, one by one.
 */
final class SubmitOptions {

  private static final String PREFIX = "job_";
  private static final String PLUGIN = "job_plugin";
  private static final List<String> NATIVE =
      List.of("nativeSpecification", "native_specification", "submit_native_specification");

  private SubmitOptions() {}

  /**
   * The options as words.
   *
   * @param known options of the manager by the names that Galaxy has for them; what follows a blank
   *     there goes before the value
   */
  static List<String> of(Params params, Map<String, String> known) throws JobRefused {
    var words = new ArrayList<String>();
    for (var name : NATIVE) {
      words.addAll(Words.of(params.text(name).orElse("")));
    }
    params.texts().entrySet().stream()
        .filter(e -> e.getKey().startsWith(PREFIX) && !e.getKey().equals(PLUGIN))
        .filter(e -> !e.getValue().isBlank())
        .flatMap(e -> option(e.getKey().substring(PREFIX.length()), e.getValue(), known))
        .forEach(words::add);
    return words;
  }

  /** Of runners whose parameters are the options themselves, without anything before them. */
  static List<String> bare(Params params, Map<String, String> known) {
    return params.texts().entrySet().stream()
        .filter(e -> known.containsKey(e.getKey()) || e.getKey().startsWith("-"))
        .filter(e -> !e.getValue().isBlank())
        .flatMap(e -> option(e.getKey(), e.getValue(), known))
        .toList();
  }

  private static Stream<String> option(String name, String value, Map<String, String> known) {
    var option = known.getOrDefault(name, name);
    var blank = option.indexOf(' ');
    if (blank > 0) {
      return Stream.of(option.substring(0, blank), option.substring(blank + 1) + value);
    }
    if (option.startsWith("--")) {
      return Stream.of(option + "=" + value);
    }
    if (option.startsWith("-")) {
      return Stream.of(option, value);
    }
    return option.length() == 1
        ? Stream.of("-" + option, value)
        : Stream.of("--" + option.replace('_', '-') + "=" + value);
  }
}
