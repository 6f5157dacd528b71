package org.abell.datatype;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Three to twelve columns, each of its kind: the BED format of the UCSC genome browser. */
record BedRule() implements Predicate<FilePrefix> {

  static final int ROWS = 60;
  private static final Pattern INTEGERS = Pattern.compile("-?\\d+(,-?\\d+)*,?");

  @Override
  public boolean test(FilePrefix prefix) {
    var rows = prefix.rows(ROWS);
    return !rows.isEmpty() && rows.stream().allMatch(BedRule::isBed);
  }

  static boolean isBed(String[] row) {
    return row.length >= 3
        && row.length <= 12
        && ColumnType.isInteger(row[1])
        && ColumnType.isInteger(row[2])
        && (row.length < 5 || isScore(row[4]))
        && (row.length < 6 || isStrand(row[5]))
        && (row.length < 7 || ColumnType.isInteger(row[6]))
        && (row.length < 8 || ColumnType.isInteger(row[7]))
        && (row.length < 9 || INTEGERS.matcher(row[8]).matches())
        && (row.length < 10 || hasBlocks(row));
  }

  private static boolean isScore(String field) {
    return field.strip().matches("\\d{1,4}") && Integer.parseInt(field.strip()) <= 1000;
  }

  static boolean isStrand(String field) {
    return field.equals("+") || field.equals("-") || field.equals(".");
  }

  private static boolean hasBlocks(String[] row) {
    if (!row[9].matches("\\d{1,9}")) {
      return false;
    }
    int blocks = Integer.parseInt(row[9]);
    return (row.length < 11 || isList(row[10], blocks))
        && (row.length < 12 || isList(row[11], blocks));
  }

  private static boolean isList(String field, int length) {
    if (length == 0) {
      return field.isEmpty() || field.equals(",");
    }
    return INTEGERS.matcher(field).matches() && field.split(",").length == length;
  }
}
