package org.abell.jobconf;

/** A line of the environment of a destination's jobs; they come before those of the tool. */
public sealed interface EnvironmentEntry {

  /** A variable; quoted for the shell unless it is raw. */
  record Variable(String name, String value, boolean raw) implements EnvironmentEntry {}

  /** A script that is sourced. */
  record Sourced(String file, boolean raw) implements EnvironmentEntry {}

  /** A command that is executed. */
  record Executed(String command) implements EnvironmentEntry {}
}
