package org.abell.datatype;

import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Alignments: eleven columns or more, numbers where the SAM specification (section 1.4) has them.
 */
record SamRule() implements Predicate<FilePrefix> {

  private static final int ALIGNMENTS = 5;

  @Override
  public boolean test(FilePrefix prefix) {
    var rows =
        prefix.lines().stream()
            .filter(line -> !line.isBlank() && !line.startsWith("@"))
            .limit(ALIGNMENTS)
            .map(line -> line.split("\t", -1))
            .toList();
    return !rows.isEmpty() && rows.stream().allMatch(SamRule::isAlignment);
  }

  private static boolean isAlignment(String[] row) {
    return row.length >= 11
        && IntStream.of(1, 3, 4, 7, 8).allMatch(column -> ColumnType.isInteger(row[column]));
  }
}
