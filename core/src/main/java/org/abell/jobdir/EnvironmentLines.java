package org.abell.jobdir;

import java.util.List;
import java.util.stream.Collectors;
import org.abell.jobconf.EnvironmentEntry;

/** The environment of a destination as lines of a job script. */
final class EnvironmentLines {

  private EnvironmentLines() {}

  /** One or more lines for each entry; values are expanded by the shell, as in Galaxy. */
  static String of(List<EnvironmentEntry> entries) {
    return entries.stream().map(EnvironmentLines::line).collect(Collectors.joining());
  }

  private static String line(EnvironmentEntry entry) {
    if (entry instanceof EnvironmentEntry.Variable variable) {
      var value = variable.raw() ? variable.value() : expanding(variable.value());
      return "%1$s=%2$s; export %1$s\n".formatted(variable.name(), value);
    }
    if (entry instanceof EnvironmentEntry.Sourced sourced) {
      return ". %s\n".formatted(sourced.raw() ? sourced.file() : expanding(sourced.file()));
    }
    return ((EnvironmentEntry.Executed) entry).command() + "\n";
  }

  private static String expanding(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }
}
