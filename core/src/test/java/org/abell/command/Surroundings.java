package org.abell.command;

import java.nio.file.Path;
import java.util.List;
import org.abell.datatype.Datatypes;

/** Surroundings for commands in tests. */
final class Surroundings {

  static final Datatypes DATATYPES = Datatypes.builtIn();

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
        DATATYPES::isOfType);
  }
}
