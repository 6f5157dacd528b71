package org.abell.datatype;

import java.util.List;
import java.util.function.Predicate;

/** Rows parted by commas under a header, and commas in nearly the same number on every row. */
record CsvRule() implements Predicate<FilePrefix> {

  private static final double CONSISTENT = 0.9;

  @Override
  public boolean test(FilePrefix prefix) {
    var rows = DelimitedRows.of(prefix, ',');
    return rows.size() >= 2
        && rows.get(0).size() >= 2
        && rows.get(1).size() >= 2
        && isConsistent(rows)
        && HeaderGuess.hasHeader(rows);
  }

  private static boolean isConsistent(List<List<String>> rows) {
    long alike = rows.stream().filter(row -> row.size() == rows.get(0).size()).count();
    return alike >= CONSISTENT * rows.size();
  }
}
