package org.abell.datatype;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One pass over a table parted by tabs: how many lines there are of each sort, how many columns,
 * and what they hold. Stops at a fixed number of data lines and then leaves the numbers of lines
 * open.
 */
final class TableScan {

  static final int DATA_LINES = 100_000;
  // Wider tables exist, but nobody picks a column of theirs from a list.
  static final int COLUMNS = 100_000;

  private final long skip;
  private final List<Optional<ColumnType>> types = new ArrayList<>();
  private List<Optional<ColumnType>> title = List.of();
  private boolean titlePossible;
  private long commentLines;
  private long dataLines;
  private boolean complete = true;

  private TableScan(long skip, boolean titlePossible) {
    this.skip = skip;
    this.titlePossible = titlePossible;
  }

  /**
   * Scans a table whose first line, if no comment, may be a title and speaks only for columns
   * without values.
   */
  static TableScan withTitle(Path file) throws IOException {
    return new TableScan(0, true).scan(file);
  }

  /** Scans a table of values only, after a number of lines that are comments whatever they hold. */
  static TableScan ofValues(Path file, long skip) throws IOException {
    return new TableScan(skip, false).scan(file);
  }

  private TableScan scan(Path file) throws IOException {
    try (var in = LineReader.open(file)) {
      long number = 0;
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        if (dataLines == DATA_LINES) {
          complete = false;
          break;
        }
        take(line.get(), number++);
      }
    }
    return this;
  }

  private void take(String line, long number) {
    if (number < skip || line.isEmpty() || line.startsWith("#")) {
      commentLines++;
      return;
    }
    dataLines++;
    if (titlePossible && number == 0) {
      var first = new ArrayList<Optional<ColumnType>>();
      widen(first, line);
      title = first;
    } else {
      widen(types, line);
    }
  }

  private static void widen(List<Optional<ColumnType>> known, String line) {
    int column = 0;
    for (int from = 0; from <= line.length() && column < COLUMNS; column++) {
      int tab = line.indexOf('\t', from);
      int to = tab < 0 ? line.length() : tab;
      if (column == known.size()) {
        known.add(Optional.empty());
      }
      widen(known, column, line, from, to);
      from = to + 1;
    }
  }

  private static void widen(
      List<Optional<ColumnType>> known, int column, String line, int from, int to) {
    var before = known.get(column);
    if (from == to || before.equals(Optional.of(ColumnType.STR))) {
      return;
    }
    var found = ColumnType.of(line.substring(from, to));
    known.set(column, Optional.of(before.map(found::or).orElse(found)));
  }

  int columns() {
    return Math.max(types.size(), title.size());
  }

  long commentLines() {
    return commentLines;
  }

  /** The number of data lines, where the scan reached the end. */
  OptionalLong dataLines() {
    return complete ? OptionalLong.of(dataLines) : OptionalLong.empty();
  }

  JsonArray columnTypes() {
    var labels = Json.createArrayBuilder();
    for (int column = 0; column < columns(); column++) {
      int here = column;
      var type = type(types, column).or(() -> type(title, here));
      labels.add(type.orElse(ColumnType.STR).label());
    }
    return labels.build();
  }

  private static Optional<ColumnType> type(List<Optional<ColumnType>> known, int column) {
    return column < known.size() ? known.get(column) : Optional.empty();
  }

  /** Adds the elements that every table has. */
  JsonObjectBuilder describe(JsonObjectBuilder metadata) {
    metadata.add("columns", columns()).add("column_types", columnTypes()).add("delimiter", "\t");
    dataLines()
        .ifPresent(lines -> metadata.add("data_lines", lines).add("comment_lines", commentLines));
    return metadata;
  }
}
