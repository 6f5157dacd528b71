package org.abell.datatype;

import java.util.Locale;
import java.util.function.Predicate;

/** A page: one of its first lines begins with the html tag or its declaration. */
record HtmlRule() implements Predicate<FilePrefix> {

  private static final int LINES = 60;

  @Override
  public boolean test(FilePrefix prefix) {
    return prefix.lines().stream().limit(LINES).anyMatch(HtmlRule::opensPage);
  }

  private static boolean opensPage(String line) {
    var lower = line.strip().toLowerCase(Locale.ROOT);
    var first = lower.split("\\s", 2)[0];
    return first.contains("<html>")
        || first.endsWith("<html")
        || lower.startsWith("<!doctype html");
  }
}
