package org.abell.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A compiled regular expression of Python, with its methods. */
final class Regex implements HostObject {

  /** The flags as Python numbers them. */
  static final long IGNORE_CASE = 2;

  static final long MULTI_LINE = 8;
  static final long DOT_ALL = 16;
  static final long VERBOSE = 64;
  static final long ASCII = 256;

  private static final MethodTable<Regex> TABLE =
      new MethodTable<Regex>()
          .add("match", "string", (r, a) -> r.first(a.text("string"), Matcher::lookingAt))
          .add("fullmatch", "string", (r, a) -> r.first(a.text("string"), Matcher::matches))
          .add("search", "string", (r, a) -> r.first(a.text("string"), Matcher::find))
          .add("findall", "string", (r, a) -> r.all(a.text("string")))
          .add("finditer", "string", (r, a) -> r.matches(a.text("string")))
          .add(
              "split",
              "string maxsplit?",
              (r, a) -> r.split(a.text("string"), a.whole("maxsplit", 0)))
          .add("sub", "repl string count?", (r, a) -> r.substituted(a).text())
          .add("subn", "repl string count?", (r, a) -> r.substituted(a).both());

  private final String source;
  private final Pattern pattern;
  private final Map<String, Integer> names;

  private Regex(String source, Pattern pattern, Map<String, Integer> names) {
    this.source = source;
    this.pattern = pattern;
    this.names = names;
  }

  static Regex compile(String source, long flags) {
    var translation = RegexTranslator.translate(source, (flags & MULTI_LINE) != 0);
    var options = Pattern.UNIX_LINES;
    options |= (flags & IGNORE_CASE) != 0 ? Pattern.CASE_INSENSITIVE : 0;
    options |= (flags & MULTI_LINE) != 0 ? Pattern.MULTILINE : 0;
    options |= (flags & DOT_ALL) != 0 ? Pattern.DOTALL : 0;
    options |= (flags & VERBOSE) != 0 ? Pattern.COMMENTS : 0;
    options |= (flags & ASCII) != 0 ? 0 : Pattern.UNICODE_CHARACTER_CLASS;
    try {
      return new Regex(
          source, Pattern.compile(translation.pattern(), options), translation.names());
    } catch (PatternSyntaxException e) {
      throw new EvaluationException(
          "error", "%s in the pattern %s".formatted(e.getDescription(), Values.repr(source)));
    }
  }

  @Override
  public String str() {
    return "re.compile(%s)".formatted(Values.repr(source));
  }

  @Override
  public String typeName() {
    return "re.Pattern";
  }

  @Override
  public Optional<Object> attribute(String name) {
    return name.equals("pattern") ? Optional.of(source) : TABLE.find(this, name);
  }

  /** How a match is looked for. */
  private interface Search {
    boolean in(Matcher matcher);
  }

  private Matcher matcher(String text) {
    return pattern.matcher(new BoundedText(text));
  }

  private static boolean run(Matcher matcher, Search search) {
    try {
      return search.in(matcher);
    } catch (StackOverflowError e) {
      throw new LimitException("a regular expression needs too much memory for its text");
    }
  }

  private Object first(String text, Search search) {
    var matcher = matcher(text);
    return run(matcher, search) ? new RegexMatch(matcher.toMatchResult(), names, text) : None.NONE;
  }

  private List<Object> matches(String text) {
    var matches = new ArrayList<Object>();
    var matcher = matcher(text);
    while (run(matcher, Matcher::find)) {
      matches.add(new RegexMatch(matcher.toMatchResult(), names, text));
    }
    return matches;
  }

  private List<Object> all(String text) {
    var found = new ArrayList<Object>();
    for (var match : matches(text)) {
      var groups = ((RegexMatch) match).groups("");
      found.add(
          groups.isEmpty()
              ? ((RegexMatch) match).group(0, "")
              : groups.size() == 1 ? groups.get(0) : groups);
    }
    return found;
  }

  private List<Object> split(String text, long most) {
    var parts = new ArrayList<Object>();
    var from = 0;
    for (var match : matches(text)) {
      var found = ((RegexMatch) match).result();
      if (most > 0 && parts.size() >= most) {
        break;
      }
      parts.add(text.substring(from, found.start()));
      parts.addAll(((RegexMatch) match).groups(None.NONE));
      from = found.end();
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** A changed text and how often it was changed. */
  private record Substitution(String text, long count) {
    Tuple both() {
      return Tuple.of(text, count);
    }
  }

  private Substitution substituted(Arguments arguments) {
    var text = arguments.text("string");
    var most = arguments.whole("count", 0);
    var out = new StringBuilder();
    var from = 0;
    var count = 0L;
    for (var match : matches(text)) {
      if (most > 0 && count == most) {
        break;
      }
      var found = ((RegexMatch) match).result();
      out.append(text, from, found.start()).append(replacement(arguments, (RegexMatch) match));
      Budget.checkLength(out.length());
      from = found.end();
      count++;
    }
    return new Substitution(out.append(text.substring(from)).toString(), count);
  }

  private static String replacement(Arguments arguments, RegexMatch match) {
    return arguments.get("repl") instanceof Function function
        ? Values.str(function.call(List.of(match), Map.of()))
        : match.expand(arguments.text("repl"));
  }
}
