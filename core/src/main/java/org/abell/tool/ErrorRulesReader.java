package org.abell.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.abell.xml.XmlElement;

/** Reads {@code <stdio>} and turns detect_errors into rules of the same kind. */
final class ErrorRulesReader {

  private static final List<String> OUT_OF_MEMORY =
      List.of("MemoryError", "std::bad_alloc", "java\\.lang\\.OutOfMemoryError", "Out of memory");
  private static final List<String> COMPLAINTS = List.of("exception:", "error:");

  // Letters of all alphabets, and lines that end at a line feed only.
  private static final int AS_PYTHON_IGNORES_CASE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNIX_LINES;

  private final List<ErrorRules.ExitCode> codes = new ArrayList<>();
  private final List<ErrorRules.Regex> regexes = new ArrayList<>();

  private ErrorRulesReader() {}

  static ErrorRules read(XmlElement root, Profile profile) {
    var reader = new ErrorRulesReader();
    root.inside("stdio").forEach(reader::rule);
    root.child("command").ifPresent(c -> reader.detectErrors(c, hasStdio(root), profile));
    return new ErrorRules(reader.codes, reader.regexes);
  }

  private static boolean hasStdio(XmlElement root) {
    return root.child("stdio").isPresent();
  }

  private void detectErrors(XmlElement command, boolean stdio, Profile profile) {
    var word = command.attribute("detect_errors", "").strip();
    switch (word.isEmpty() ? "default" : word) {
      case "exit_code" -> anyCodeIsFatal(command);
      case "aggressive" -> {
        anyCodeIsFatal(command);
        OUT_OF_MEMORY.forEach(p -> everywhere(p, ErrorLevel.FATAL_OOM));
        COMPLAINTS.forEach(p -> everywhere(p, ErrorLevel.FATAL));
      }
      case "default" -> {
        if (!stdio && profile.atLeast(16, 4)) {
          anyCodeIsFatal(command);
        }
      }
      default -> throw command.refuse("detect_errors cannot be " + word);
    }
  }

  private void anyCodeIsFatal(XmlElement command) {
    command
        .attribute("oom_exit_code")
        .map(text -> number(command, text))
        .ifPresent(n -> codes.add(new ErrorRules.ExitCode(n, n, ErrorLevel.FATAL_OOM, "")));
    codes.add(new ErrorRules.ExitCode(1, Long.MAX_VALUE, ErrorLevel.FATAL, ""));
    codes.add(new ErrorRules.ExitCode(Long.MIN_VALUE, -1, ErrorLevel.FATAL, ""));
  }

  private void everywhere(String pattern, ErrorLevel level) {
    regexes.add(
        new ErrorRules.Regex(
            Pattern.compile(pattern, AS_PYTHON_IGNORES_CASE), true, true, level, ""));
  }

  private void rule(XmlElement element) {
    var level = ErrorLevel.of(element.attribute("level", "fatal"));
    var description = element.attribute("description", "");
    switch (element.name()) {
      case "exit_code" -> codes.add(exitCode(element, level, description));
      case "regex" -> regexes.add(regex(element, level, description));
      default -> throw element.refuse("<%s> is not a rule of <stdio>".formatted(element.name()));
    }
  }

  private static ErrorRules.ExitCode exitCode(
      XmlElement element, ErrorLevel level, String description) {
    var range = element.attribute("range").orElseGet(() -> element.attribute("value", "")).strip();
    if (range.isEmpty()) {
      throw element.refuse("<exit_code> needs the attribute range");
    }
    int colon = range.indexOf(':');
    var low = colon < 0 ? range : range.substring(0, colon);
    var high = colon < 0 ? range : range.substring(colon + 1);
    return new ErrorRules.ExitCode(
        low.isBlank() ? Long.MIN_VALUE : number(element, low),
        high.isBlank() ? Long.MAX_VALUE : number(element, high),
        level,
        description);
  }

  private static ErrorRules.Regex regex(XmlElement element, ErrorLevel level, String description) {
    var source =
        element.attribute("source").orElseGet(() -> element.attribute("src", "both")).strip();
    var word = source.toLowerCase(Locale.ROOT);
    boolean both = word.contains("both") || !word.contains("out") && !word.contains("err");
    try {
      return new ErrorRules.Regex(
          PythonPattern.compile(element.required("match"), AS_PYTHON_IGNORES_CASE),
          both || word.contains("out"),
          both || word.contains("err"),
          level,
          description);
    } catch (PatternSyntaxException e) {
      throw element.refuse("not a regular expression: " + e.getDescription());
    }
  }

  private static long number(XmlElement element, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw element.refuse("%s is not a number".formatted(text.strip()));
    }
  }
}
