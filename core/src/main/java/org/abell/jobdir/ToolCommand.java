package org.abell.jobdir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a tool wants to be run.
 *
 * @param line the command, as its template rendered it
 * @param strict whether the first failing line ends the command
 * @param environment variables that the tool file asks for, taken literally
 * @param version a command that prints the version of the program; empty for none
 */
public record ToolCommand(
    String line, boolean strict, Map<String, String> environment, String version) {

  public ToolCommand {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** A command and nothing else. */
  public static ToolCommand of(String line) {
    return new ToolCommand(line, false, Map.of(), "");
  }
}
