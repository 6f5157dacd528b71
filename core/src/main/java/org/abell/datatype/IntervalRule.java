package org.abell.datatype;

import java.util.function.Predicate;

/** A name and two places in each row: a region without the strictness of BED. */
record IntervalRule() implements Predicate<FilePrefix> {

  @Override
  public boolean test(FilePrefix prefix) {
    var rows = prefix.rows(BedRule.ROWS);
    return !rows.isEmpty() && rows.stream().allMatch(IntervalRule::isRegion);
  }

  private static boolean isRegion(String[] row) {
    return row.length >= 3 && ColumnType.isInteger(row[1]) && ColumnType.isInteger(row[2]);
  }
}
