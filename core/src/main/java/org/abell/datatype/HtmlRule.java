package org.abell.datatype;

import java.util.Locale;
import java.util.function.Predicate;

/** A page: one of its first lines begins with the html tag, with or without attributes. */
record HtmlRule() implements Predicate<FilePrefix> {

  private static final int LINES = 60;

  @Override
  public boolean test(FilePrefix prefix) {
    return prefix.lines().stream().limit(LINES).anyMatch(HtmlRule::opensPage);
  }

  private static boolean opensPage(String line) {
    var first = line.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return first.contains("<html>") || first.endsWith("<html");
  }
}
