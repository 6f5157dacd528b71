package org.abell.jobdir;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the files of a job's working directory that outputs ask for ({@code from_work_dir}). */
public record WorkingFolder(Path root) {

  /**
   * The first file that matches.
   *
   * @param pattern a relative path, {@code *} and {@code ?} stand for parts of a name
   */
  public Optional<Path> find(String pattern) throws IOException {
    if (!pattern.contains("*") && !pattern.contains("?")) {
      var file = root.resolve(pattern);
      return Optional.of(file).filter(f -> Files.exists(f, LinkOption.NOFOLLOW_LINKS));
    }
    var glob = pattern.replaceAll("([\\\\{}\\[\\]])", "\\\\$1");
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (var files = Files.walk(root, Path.of(pattern).getNameCount())) {
      return files.filter(f -> matcher.matches(root.relativize(f))).sorted().findFirst();
    }
  }

  /** Whether it is a file that lies in here, and not just a link that leads elsewhere. */
  public boolean holds(Path file) throws IOException {
    return file.toRealPath().startsWith(root.toRealPath()) && Files.isRegularFile(file);
  }
}
