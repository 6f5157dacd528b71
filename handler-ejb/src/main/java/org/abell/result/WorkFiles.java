package org.abell.result;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings files from a job's working directory to where its outputs belong ({@code from_work_dir}).
 * Nothing outside of that directory is taken, not even through a link.
 */
final class WorkFiles {

  private static final Logger LOG = Logger.getLogger(WorkFiles.class);

  private final Path working;

  WorkFiles(Path working) {
    this.working = working;
  }

  /**
   * Moves the file in place of the output; what is not there leaves the output as it is.
   *
   * @param pattern a relative path, {@code *} and {@code ?} stand for parts of a name
   */
  void bring(String pattern, Path output) throws IOException {
    var found = find(pattern);
    if (found.isEmpty()) {
      return;
    }
    var file = found.get();
    if (!file.toRealPath().startsWith(working.toRealPath()) || !Files.isRegularFile(file)) {
      LOG.warnf("%s is no file of the job's working directory and is left out", file);
      return;
    }
    if (Files.isSymbolicLink(file)) {
      Files.copy(file, output, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(file, output, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Optional<Path> find(String pattern) throws IOException {
    if (!pattern.contains("*") && !pattern.contains("?")) {
      var file = working.resolve(pattern);
      return Optional.of(file).filter(f -> Files.exists(f, LinkOption.NOFOLLOW_LINKS));
    }
    var glob = pattern.replaceAll("([\\\\{}\\[\\]])", "\\\\$1");
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    try (var files = Files.walk(working)) {
      return files.filter(f -> matcher.matches(working.relativize(f))).sorted().findFirst();
    }
  }
}
