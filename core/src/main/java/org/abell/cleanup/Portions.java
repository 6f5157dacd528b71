package org.abell.cleanup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Directories of jobs, gathered until there are enough to ask the database about all of them at
 * once.
 */
final class Portions {

  private static final int SIZE = 100;

  private final Work work;
  private final Map<Long, Path> gathered = new HashMap<>();

  Portions(Work work) {
    this.work = work;
  }

  /** What is done with a portion. */
  interface Work {
    void on(Map<Long, Path> directories) throws IOException;
  }

  void add(long job, Path directory) throws IOException {
    gathered.put(job, directory);
    if (gathered.size() == SIZE) {
      finish();
    }
  }

  /** Works on what is left. */
  void finish() throws IOException {
    if (!gathered.isEmpty()) {
      work.on(Map.copyOf(gathered));
      gathered.clear();
    }
  }
}
