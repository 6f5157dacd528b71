package org.abell.tests.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** The folder that backups are made in. */
record SavedBackups(Path folder) {

  /** The oldest first. */
  List<Path> all() throws IOException {
    try (var all = Files.newDirectoryStream(folder, "2*Z")) {
      return StreamSupport.stream(all.spliterator(), false).sorted().toList();
    }
  }

  Path newest() throws IOException {
    var all = all();
    return all.get(all.size() - 1);
  }

  /** Removes what an earlier run of the test left. */
  void remove() throws IOException {
    if (Files.exists(folder)) {
      try (var left = Files.walk(folder)) {
        for (var file : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
