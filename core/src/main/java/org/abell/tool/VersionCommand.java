package org.abell.tool;

/** A command that prints the version of the program; an empty text where the tool has none. */
public record VersionCommand(String text, String interpreter) {

  public static final VersionCommand NONE = new VersionCommand("", "");
}
