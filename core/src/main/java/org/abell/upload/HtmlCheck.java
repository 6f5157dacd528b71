package org.abell.upload;

import java.util.regex.Pattern;
import org.abell.datatype.FilePrefix;

/** Whether a text that is not said to be a page has what makes a browser run or load something. */
final class HtmlCheck {

  private static final int LINES = 100;
  private static final Pattern ACTIVE_TAG =
      Pattern.compile(
          "<a\\s[^>]*href[^>]*>|<(?:iframe|frameset|script|meta)(?:\\s[^>]*)?>|<html(?:\\s[^>]*)?>",
          Pattern.CASE_INSENSITIVE);

  private HtmlCheck() {}

  static boolean hasActiveTags(FilePrefix prefix) {
    return prefix.lines().stream().limit(LINES).anyMatch(line -> ACTIVE_TAG.matcher(line).find());
  }
}
