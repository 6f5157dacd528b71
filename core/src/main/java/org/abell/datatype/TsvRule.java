package org.abell.datatype;

import java.util.function.Predicate;

/** Rows of equal width under a header, parted by tabs. */
record TsvRule() implements Predicate<FilePrefix> {

  @Override
  public boolean test(FilePrefix prefix) {
    var rows = DelimitedRows.of(prefix, '\t');
    return rows.size() >= 2
        && rows.get(0).size() >= 2
        && rows.stream().allMatch(row -> row.size() == rows.get(0).size())
        && HeaderGuess.hasHeader(rows);
  }
}
