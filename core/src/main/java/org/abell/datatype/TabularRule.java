package org.abell.datatype;

import java.util.function.Predicate;

/** Columns parted by tabs, the same number in every row but the first, which may be a title. */
record TabularRule() implements Predicate<FilePrefix> {

  private static final int ROWS = 60;

  @Override
  public boolean test(FilePrefix prefix) {
    var rows = prefix.rows(ROWS).stream().skip(1).toList();
    return !rows.isEmpty()
        && rows.get(0).length >= 2
        && rows.stream().allMatch(row -> row.length == rows.get(0).length);
  }
}
