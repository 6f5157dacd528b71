package org.abell.command;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command ready to be put into a job's script.
 *
 * @param commandLine one line of shell
 * @param strict whether the script begins with {@code set -e}
 * @param privateHome whether the job gets a HOME of its own
 * @param files to be written before the command runs
 * @param environment to be exported; values are texts, not shell
 * @param versionCommand prints the program's version; empty where the tool has none
 */
public record PreparedCommand(
    String commandLine,
    boolean strict,
    boolean privateHome,
    List<PreparedFile> files,
    Map<String, String> environment,
    String versionCommand) {

  public PreparedCommand {
    files = List.copyOf(files);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /**
   * A file for the command.
   *
   * @param path where it is written, inside the config directory
   * @param nameInWorkingDirectory where it must also be found, if anywhere
   */
  public record PreparedFile(Path path, String text, Optional<String> nameInWorkingDirectory) {}
}
