package org.abell.datatype;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A header line and a line of sequence; brackets and dots below it would be a drawing of folded
 * RNA.
 */
record FastaRule() implements Predicate<FilePrefix> {

  private static final Pattern FOLDING = Pattern.compile("[()\\[\\].]");

  @Override
  public boolean test(FilePrefix prefix) {
    var lines = prefix.lines().stream().dropWhile(String::isBlank).limit(3).toList();
    if (lines.size() < 2 || !lines.get(0).strip().startsWith(">")) {
      return false;
    }
    var sequence = lines.get(1).strip();
    if (sequence.isEmpty() || sequence.startsWith(">")) {
      return false;
    }
    return lines.size() < 3
        || lines.get(2).startsWith(">")
        || !FOLDING.matcher(lines.get(2)).find();
  }
}
