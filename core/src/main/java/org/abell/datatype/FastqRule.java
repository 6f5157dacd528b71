package org.abell.datatype;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Records of four lines.
 *
 * @param bases what the second line consists of
 * @param sanger whether every quality must be one that Phred+33 writes
 */
record FastqRule(Pattern bases, boolean sanger) implements Predicate<FilePrefix> {

  static final FastqRule COLOR_SPACE = rule("[NGTAC][0-3.]+", true);
  static final FastqRule SANGER = rule("[NGTAC]*", true);
  static final FastqRule ANY = rule("[NGTAC 0-3.]*", false);

  private static final int LINES_FOR_QUALITY = 1000;

  private static FastqRule rule(String bases, boolean sanger) {
    return new FastqRule(Pattern.compile(bases, Pattern.CASE_INSENSITIVE), sanger);
  }

  @Override
  public boolean test(FilePrefix prefix) {
    var lines = prefix.lines();
    return lines.size() >= 4
        && lines.get(0).startsWith("@")
        && lines.get(2).startsWith("+")
        && bases.matcher(lines.get(1).strip()).matches()
        && (!sanger || hasSangerQualities(prefix));
  }

  private static boolean hasSangerQualities(FilePrefix prefix) {
    var lines = prefix.lines();
    return IntStream.range(0, Math.min(LINES_FOR_QUALITY, lines.size()))
        .filter(line -> line % 4 == 3)
        .mapToObj(lines::get)
        .flatMapToInt(String::chars)
        .allMatch(quality -> quality >= '!' && quality <= 'S');
  }
}
