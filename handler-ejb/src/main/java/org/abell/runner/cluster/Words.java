package org.abell.runner.cluster;

import java.util.ArrayList;
import java.util.List;
import org.abell.runner.JobRefused;

/** Splits options that an admin wrote in one line, as a shell would: blanks, quotes, backslash. */
final class Words {

  private final List<String> found = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;

  private Words() {}

  /** The words; nothing in them is expanded. */
  static List<String> of(String line) throws JobRefused {
    var words = new Words();
    for (int i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c == '\\' && words.quote != '\'' && i + 1 < line.length()) {
        words.add(line.charAt(++i));
      } else {
        words.read(c);
      }
    }
    if (words.quote != 0) {
      throw new JobRefused(
          "The destination's parameters for the cluster have a quote without end: " + line);
    }
    words.end();
    return words.found;
  }

  private void read(char c) {
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        add(c);
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
      inWord = true;
    } else if (Character.isWhitespace(c)) {
      end();
    } else {
      add(c);
    }
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }

  private void end() {
    if (inWord) {
      found.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
