package org.abell.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What lists of datasets can be narrowed by, and, but for the tool, sorted by. */
public enum DatasetColumn {
  NAME,
  HID,
  STATE,
  EXTENSION,
  GENOME_BUILD,
  VISIBLE,
  DELETED,
  PURGED,
  CREATE_TIME,
  UPDATE_TIME,
  /** Of the tool whose job wrote it. */
  TOOL_ID;

  /** The column with this word. */
  public static Optional<DatasetColumn> of(String word) {
    return Arrays.stream(values())
        .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
