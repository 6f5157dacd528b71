package org.abell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.abell.expression.BoundedText;
import org.abell.tool.ErrorLevel;
import org.abell.tool.ErrorRules;
import org.jboss.logging.Logger;

/**
 * Judges what a command left behind by the rules of its tool: first its exit code, then, unless
 * that spoke of memory, its streams.
 */
public final class ErrorDetection {

  private static final int LONGEST_MATCH = 256;
  private static final Pattern GROUP = Pattern.compile("\\\\(?:(\\d{1,2})|g<(\\d{1,2})>)");
  private static final Logger LOG = Logger.getLogger(ErrorDetection.class);

  private final ErrorRules rules;
  private final List<JobMessage> messages = new ArrayList<>();
  private Optional<ErrorLevel> worst = Optional.empty();

  private ErrorDetection(ErrorRules rules) {
    this.rules = rules;
  }

  /** Judges an exit code and the two streams. */
  public static Verdict judge(ErrorRules rules, int exitCode, String stdout, String stderr) {
    if (rules.none()) {
      var outcome = stderr.isEmpty() ? Verdict.Outcome.OK : Verdict.Outcome.ERROR;
      return new Verdict(outcome, List.of());
    }
    var detection = new ErrorDetection(rules);
    detection.exitCode(exitCode);
    detection.streams(stdout, stderr);
    return new Verdict(detection.outcome(), detection.messages);
  }

  private Verdict.Outcome outcome() {
    if (outOfMemory()) {
      return Verdict.Outcome.OUT_OF_MEMORY;
    }
    return worst.map(ErrorLevel::failsJob).orElse(false)
        ? Verdict.Outcome.ERROR
        : Verdict.Outcome.OK;
  }

  private boolean outOfMemory() {
    return worst.filter(l -> l == ErrorLevel.FATAL_OOM).isPresent();
  }

  private void exitCode(int code) {
    for (var rule : rules.exitCodes()) {
      if (rule.covers(code) && !outOfMemory()) {
        var words =
            "%s: Exit code %d (%s)".formatted(rule.level().title(), code, rule.description());
        add(
            new JobMessage(
                rule.level(),
                words,
                rule.description(),
                OptionalInt.of(code),
                Optional.empty(),
                Optional.empty()));
      }
    }
  }

  private void streams(String stdout, String stderr) {
    for (var rule : rules.regexes()) {
      if (rule.stderr() && !outOfMemory()) {
        search(rule, "stderr", stderr);
      }
      if (rule.stdout() && !outOfMemory()) {
        search(rule, "stdout", stdout);
      }
    }
  }

  private void search(ErrorRules.Regex rule, String stream, String text) {
    var matcher = rule.match().matcher(new BoundedText(text));
    if (!finds(matcher)) {
      return;
    }
    var match = shortened(matcher.group());
    var words =
        rule.description().isBlank()
            ? "Matched on " + match
            : withGroups(rule.description(), matcher);
    add(
        new JobMessage(
            rule.level(),
            rule.level().title() + ": " + words,
            rule.description(),
            OptionalInt.empty(),
            Optional.of(stream),
            Optional.of(match)));
  }

  // A rule that cannot be followed to its end finds nothing: a job never fails because of it.
  private static boolean finds(Matcher matcher) {
    try {
      return matcher.find();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warnf("the rule %s of a tool was given up: %s", matcher.pattern(), e);
      return false;
    }
  }

  private void add(JobMessage message) {
    messages.add(message);
    if (worst.isEmpty() || worst.get().compareTo(message.level()) < 0) {
      worst = Optional.of(message.level());
    }
  }

  private static String shortened(String match) {
    return match.length() > LONGEST_MATCH ? match.substring(0, LONGEST_MATCH) + "..." : match;
  }

  private static String withGroups(String description, Matcher found) {
    return GROUP
        .matcher(description)
        .replaceAll(
            g -> {
              var number = Integer.parseInt(g.group(1) == null ? g.group(2) : g.group(1));
              var text = number <= found.groupCount() ? found.group(number) : g.group();
              return Matcher.quoteReplacement(text == null ? "" : text);
            });
  }
}
