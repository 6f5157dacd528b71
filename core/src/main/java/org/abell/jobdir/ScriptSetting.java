package org.abell.jobdir;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.abell.jobconf.EnvironmentEntry;
import org.abell.measure.Measuring;

/**
 * What a job script sets up around its tool, as the job's destination says.
 *
 * @param setupFile a script of the server that is sourced before all else
 * @param environment the destination's own lines
 * @param shell runs the tool's script; {@code none} for no script of its own
 * @param limits of the tool's processes
 * @param container lines that run the tool's script in a container; empty for none
 */
public record ScriptSetting(
    Allowance allowance,
    Optional<String> setupFile,
    List<EnvironmentEntry> environment,
    Folders folders,
    String shell,
    Measuring measuring,
    ProcessLimits limits,
    String container) {

  /** The shell where nothing is configured. */
  public static final String USUAL_SHELL = "/bin/bash";

  /** Of a job on a destination that says nothing. */
  public static final ScriptSetting PLAIN =
      new ScriptSetting(
          Allowance.known(OptionalInt.empty(), OptionalInt.empty()),
          Optional.empty(),
          List.of(),
          Folders.OWN,
          USUAL_SHELL,
          Measuring.USUAL,
          ProcessLimits.NONE,
          "");

  /** The same with the tool in a container. */
  public ScriptSetting inside(String lines) {
    return new ScriptSetting(
        allowance, setupFile, environment, folders, shell, measuring, limits, lines);
  }

  public ScriptSetting {
    environment = List.copyOf(environment);
  }

  boolean hasContainer() {
    return !container.isEmpty();
  }

  /** A container needs a script of its own. */
  boolean hasShell() {
    return hasContainer() || !shell.equals("none");
  }

  /** The lines before the tool's own variables. */
  String environmentLines() {
    return setupFile.map(f -> ". " + Shell.quote(f) + "\n").orElse("")
        + EnvironmentLines.of(environment);
  }
}
