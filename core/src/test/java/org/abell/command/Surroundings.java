package org.abell.command;

import java.nio.file.Path;
import java.util.List;

/** Surroundings for commands in tests. */
final class Surroundings {

  private Surroundings() {}

  static JobSurroundings in(Path job) {
    return new JobSurroundings(
        job.resolve("working"),
        job.resolve("configs"),
        job.resolve("tmp"),
        "http://localhost:8080",
        "h1",
        new JobSurroundings.JobUser("u1", "ada@example.org", "ada"),
        List.of("admin@example.org"),
        Path.of("/srv/abell"),
        Path.of("/srv/abell/tool-data"),
        Surroundings::isOfType);
  }

  /** Every format is a text. */
  static boolean isOfType(String extension, String type) {
    return extension.equals(type) || type.equals("txt");
  }
}
