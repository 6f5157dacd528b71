package org.abell.datatype;

import java.util.List;

/**
 * Whether the first row names the columns. Each column votes as in Python's csv.Sniffer: where the
 * values are all numbers, or all equally long, a first field that is not like them speaks for a
 * header and one like them against it.
 */
final class HeaderGuess {

  private static final int ROWS = 20;

  private HeaderGuess() {}

  static boolean hasHeader(List<List<String>> rows) {
    var header = rows.get(0);
    var values =
        rows.subList(1, Math.min(rows.size(), ROWS + 1)).stream()
            .filter(row -> row.size() == header.size())
            .toList();
    int votes = 0;
    for (int column = 0; column < header.size() && !values.isEmpty(); column++) {
      votes += vote(header.get(column), column, values);
    }
    return votes > 0;
  }

  private static int vote(String name, int column, List<List<String>> values) {
    if (values.stream().allMatch(row -> isNumber(row.get(column)))) {
      return isNumber(name) ? -1 : 1;
    }
    int length = values.get(0).get(column).length();
    if (values.stream()
        .allMatch(row -> row.get(column).length() == length && !isNumber(row.get(column)))) {
      return name.length() == length ? -1 : 1;
    }
    return 0;
  }

  private static boolean isNumber(String field) {
    return ColumnType.isInteger(field) || ColumnType.isNumber(field);
  }
}
