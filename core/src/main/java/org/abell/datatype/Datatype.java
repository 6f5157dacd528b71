package org.abell.datatype;

import java.util.Optional;
import java.util.Set;

/**
 * A type of dataset.
 *
 * @param extension its name, such as {@code fastqsanger.gz}
 * @param mimeType what a browser is told
 * @param kinds its own name and those of everything it is a kind of, nearest first
 * @param uncompressed the type of the content, where this is the compressed variant of another type
 * @param compression how the whole file is packed
 */
public record Datatype(
    String extension,
    String mimeType,
    Set<String> kinds,
    Optional<String> uncompressed,
    Compression compression) {

  /** Whether its files are lines of text as they stand on disk. */
  public boolean isText() {
    return kinds.contains("txt") && !isArchive();
  }

  /** Whether its files are packed, so that unpacking them would make another type of them. */
  public boolean isArchive() {
    return compression != Compression.NONE
        || kinds.contains("(archive)")
        || (kinds.contains("txt") && kinds.contains("binary"));
  }
}
