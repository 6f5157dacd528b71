package org.abell.toolinput;

import java.nio.file.Path;
import java.util.Map;

/**
 * A dataset as tools see it.
 *
 * @param encodedId its id for clients
 * @param id its id in the database
 * @param hid its number in the history
 * @param path the file; it exists only once the dataset is ready
 * @param metadata by name: texts, Integer or Long numbers, lists
 */
public record ToolDataset(
    String encodedId,
    long id,
    int hid,
    String name,
    String extension,
    Path path,
    String dbkey,
    Map<String, Object> metadata,
    String state) {

  public ToolDataset {
    metadata = Map.copyOf(metadata);
  }

  /** The folder for files that go with it, beside it. */
  public Path extraFiles() {
    return path.resolveSibling(
        path.getFileName().toString().replaceFirst("\\.dat$", "") + "_files");
  }

  /** The same dataset in another file. */
  public ToolDataset at(Path file) {
    return new ToolDataset(encodedId, id, hid, name, extension, file, dbkey, metadata, state);
  }
}
