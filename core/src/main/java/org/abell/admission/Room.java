package org.abell.admission;

import java.util.List;
import java.util.Map;
import org.abell.jobconf.RunnerPlugin;

/**
 * What a handler has room for.
 *
 * @param handler its name
 * @param host the machine whose processes it can start
 * @param tags whose jobs it may run, beside those mapped to its own name
 * @param free how many more jobs each of its runners takes; {@link #UPLOAD} for uploads, {@link
 *     RunnerPlugin#DYNAMIC} for jobs whose destination is to be found
 */
public record Room(String handler, String host, List<String> tags, Map<String, Integer> free) {

  /** The runner, and the destination, of uploads: they run inside the handler. */
  public static final String UPLOAD = "upload";

  public Room {
    tags = List.copyOf(tags);
    free = Map.copyOf(free);
  }

  /** Whether anything could be sent; where nothing can, finding destinations can wait, too. */
  public boolean isFull() {
    return free.entrySet().stream()
        .noneMatch(e -> e.getValue() > 0 && !e.getKey().equals(RunnerPlugin.DYNAMIC));
  }
}
