package org.abell.datatype;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits comma or tab separated text into fields as RFC 4180 writes them: quoted, with doubled
 * quotes and line ends.
 */
final class DelimitedRows {

  private static final int ROWS = 1000;

  private final char delimiter;
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private boolean quoted;

  DelimitedRows(char delimiter) {
    this.delimiter = delimiter;
  }

  /** The first rows of a file, blank ones left out. */
  static List<List<String>> of(FilePrefix prefix, char delimiter) {
    var parser = new DelimitedRows(delimiter);
    var rows = new ArrayList<List<String>>();
    for (String line : prefix.lines()) {
      var row = parser.add(line);
      if (!row.isEmpty() && rows.size() < ROWS) {
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * Takes one line; answers the row that it ends, or nothing while a quoted field goes on or the
   * line is blank.
   */
  List<String> add(String line) {
    if (!quoted && line.isBlank()) {
      return List.of();
    }
    for (int at = 0; at < line.length(); at++) {
      at = take(line, at);
    }
    if (quoted) {
      field.append('\n');
      return List.of();
    }
    endField();
    var row = List.copyOf(fields);
    fields.clear();
    return row;
  }

  // Answers the place of the last character taken: a doubled quote is two.
  private int take(String line, int at) {
    char one = line.charAt(at);
    if (quoted && one == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
      field.append('"');
      return at + 1;
    }
    if (one == '"' && (quoted || field.isEmpty())) {
      quoted = !quoted;
    } else if (one == delimiter && !quoted) {
      endField();
    } else {
      field.append(one);
    }
    return at;
  }

  private void endField() {
    fields.add(field.toString());
    field.setLength(0);
  }
}
