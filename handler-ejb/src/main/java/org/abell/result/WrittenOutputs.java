package org.abell.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.Streams;
import org.abell.preparation.JobOptions;
import org.abell.preparation.JobSheet;

/**
 * Brings outputs that a tool wrote in its job's directory to their places ({@code
 * outputs_to_working_directory}). Doing it again after a crash does no harm.
 */
final class WrittenOutputs {

  private final JobDirectory directory;

  WrittenOutputs(JobDirectory directory) {
    this.directory = directory;
  }

  /**
   * Moves what is there, whatever the configuration says by now.
   *
   * @return what is wrong, if an output that should be there is neither here nor in its place
   */
  Optional<String> bring(JobSheet sheet, JobOptions options) throws IOException {
    Optional<String> wrong = Optional.empty();
    for (var output : sheet.outputs().entrySet()) {
      var place = output.getValue().path();
      var written = directory.output(place);
      // Beside the folder, for what lies in it is the job's to change.
      var mark = directory.root().resolve(written.getFileName() + ".moved");
      if (Streams.isPlain(written)) {
        directory.write(mark, "");
        move(written, place);
      } else if (options.outputsToWorkingDirectory() && !Files.exists(mark) && isEmpty(place)) {
        wrong = Optional.of("The output %s was not written.".formatted(output.getKey()));
      }
    }
    return wrong;
  }

  /** Another file system may be there: then the whole file is put in place at once all the same. */
  private static void move(Path written, Path place) throws IOException {
    var half = place.resolveSibling(place.getFileName() + ".half");
    Files.move(written, half, StandardCopyOption.REPLACE_EXISTING);
    Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isEmpty(Path file) throws IOException {
    return !Files.exists(file) || Files.size(file) == 0;
  }
}
