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
   * @param known options of the manager by the names that Galaxy has for them
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

  private static Stream<String> option(String name, String value, Map<String, String> known) {
    var option = known.getOrDefault(name, name);
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
