package org.abell.datatype;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Features in nine columns; a version line decides where there is one. */
record GffRule(Dialect dialect) implements Predicate<FilePrefix> {

  private static final String VERSION = "##gff-version";
  private static final int ROWS = 60;
  private static final Pattern KEY_AND_VALUE =
      Pattern.compile("\\s*[^=;]+=[^;]*(;\\s*[^=;]+=[^;]*)*;?\\s*");

  /** The three ways of writing features. */
  enum Dialect {
    GTF,
    GFF,
    GFF3
  }

  @Override
  public boolean test(FilePrefix prefix) {
    if (prefix.lines().size() < 2) {
      return false;
    }
    var version = version(prefix.lines());
    var wanted = dialect == Dialect.GFF3 ? "3" : "2";
    if (version.isPresent() && (dialect != Dialect.GTF || !version.get().startsWith(wanted))) {
      return version.get().startsWith(wanted);
    }
    var rows = prefix.rows(ROWS);
    return !rows.isEmpty() && rows.stream().allMatch(this::isFeature);
  }

  private static Optional<String> version(List<String> lines) {
    return lines.stream()
        .takeWhile(line -> line.isBlank() || line.startsWith("#"))
        .filter(line -> line.startsWith(VERSION))
        .map(line -> line.substring(VERSION.length()).strip())
        .findFirst();
  }

  private boolean isFeature(String[] row) {
    return row.length == 9
        && isPlace(row[3])
        && isPlace(row[4])
        && (row[5].equals(".") || ColumnType.isNumber(row[5]))
        && (BedRule.isStrand(row[6]) || (dialect == Dialect.GFF3 && row[6].equals("?")))
        && (dialect == Dialect.GFF || row[7].matches("[.012]"))
        && hasAttributes(row[8]);
  }

  private boolean isPlace(String field) {
    return ColumnType.isInteger(field) || (dialect == Dialect.GFF3 && field.equals("."));
  }

  private boolean hasAttributes(String field) {
    return switch (dialect) {
      case GTF -> field.contains("gene_id");
      case GFF -> true;
      case GFF3 -> KEY_AND_VALUE.matcher(field).matches();
    };
  }
}
