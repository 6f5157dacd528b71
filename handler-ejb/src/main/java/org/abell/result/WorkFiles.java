package org.abell.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.abell.jobdir.WorkingFolder;
import org.abell.tool.Output;
import org.abell.toolinput.ToolDataset;
import org.jboss.logging.Logger;

/**
 * Brings files from a job's working directory to where its outputs belong ({@code from_work_dir}).
 * Nothing outside of that directory is taken, not even through a link.
 */
final class WorkFiles {

  private static final Logger LOG = Logger.getLogger(WorkFiles.class);

  private final WorkingFolder working;

  WorkFiles(Path working) {
    this.working = new WorkingFolder(working);
  }

  /** Brings what each of the outputs wants; two of them may want the same file. */
  void bring(List<Output> wanted, Map<String, ToolDataset> outputs) throws IOException {
    var left = new ArrayList<String>();
    var there =
        wanted.stream()
            .filter(o -> o.fromWorkDir().isPresent() && outputs.containsKey(o.name()))
            .toList();
    there.forEach(o -> left.add(o.fromWorkDir().get()));
    for (var output : there) {
      var pattern = output.fromWorkDir().get();
      left.remove(pattern);
      bring(pattern, outputs.get(output.name()).path(), left.contains(pattern));
    }
  }

  /**
   * Moves the file in place of the output; what is not there leaves the output as it is.
   *
   * @param pattern a relative path, {@code *} and {@code ?} stand for parts of a name
   */
  void bring(String pattern, Path output) throws IOException {
    bring(pattern, output, false);
  }

  private void bring(String pattern, Path output, boolean wantedAgain) throws IOException {
    var found = working.find(pattern);
    if (found.isEmpty()) {
      return;
    }
    var file = found.get();
    if (!working.holds(file)) {
      LOG.warnf("%s is no file of the job's working directory and is left out", file);
      return;
    }
    if (wantedAgain || Files.isSymbolicLink(file)) {
      Files.copy(file, output, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(file, output, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
