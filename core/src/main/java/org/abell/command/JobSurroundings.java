package org.abell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What a command may know besides its inputs.
 *
 * @param workingDirectory where the command runs
 * @param configDirectory where its config files are written
 * @param temporaryDirectory for new files
 * @param url the address of the server
 * @param encodedHistoryId the history the outputs go to
 * @param rootDirectory the server's folder
 * @param toolDataDirectory reference data
 * @param isOfType whether an extension is of a datatype or of a descendant of it
 */
public record JobSurroundings(
    Path workingDirectory,
    Path configDirectory,
    Path temporaryDirectory,
    String url,
    String encodedHistoryId,
    JobUser user,
    List<String> adminUsers,
    Path rootDirectory,
    Path toolDataDirectory,
    BiPredicate<String, String> isOfType) {

  public JobSurroundings {
    adminUsers = List.copyOf(adminUsers);
  }

  /** Whose job it is. */
  public record JobUser(String id, String email, String name) {}
}
