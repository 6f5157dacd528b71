package org.abell.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/** The methods of Python's str, apart from cutting it up ({@link StringSplitting}). */
final class StringMethods {

  private static final MethodTable<String> TABLE = table();

  private StringMethods() {}

  static Optional<Object> find(String self, String name) {
    return TABLE.find(self, name).or(() -> StringSplitting.find(self, name));
  }

  private static MethodTable<String> table() {
    var table =
        new MethodTable<String>()
            .add("upper", "", (s, a) -> s.toUpperCase(Locale.ROOT))
            .add("lower", "", (s, a) -> s.toLowerCase(Locale.ROOT))
            .add("casefold", "", (s, a) -> s.toLowerCase(Locale.ROOT))
            .add("title", "", (s, a) -> title(s))
            .add("capitalize", "", (s, a) -> capitalized(s))
            .add("swapcase", "", (s, a) -> swapped(s))
            .add("join", "iterable", StringMethods::join)
            .add("replace", "old new count?", StringMethods::replace)
            .add(
                "startswith",
                "prefix start? end?",
                (s, a) -> affix(s, a, "prefix", String::startsWith))
            .add(
                "endswith", "suffix start? end?", (s, a) -> affix(s, a, "suffix", String::endsWith))
            .add("removeprefix", "prefix", (s, a) -> withoutPrefix(s, a.text("prefix")))
            .add("removesuffix", "suffix", (s, a) -> withoutSuffix(s, a.text("suffix")))
            .add("format", "* **", (s, a) -> BraceFormat.format(s, a.rest(), a.named()))
            .add(
                "encode",
                "encoding? errors?",
                (s, a) -> new Bytes(s.getBytes(StandardCharsets.UTF_8)))
            .add("decode", "encoding? errors?", (s, a) -> s)
            .add("zfill", "width", (s, a) -> zeroFilled(s, a.whole("width", 0)))
            .add("expandtabs", "tabsize?", (s, a) -> s.replace("\t", " ".repeat(8)));
    addSearches(table);
    addPadding(table);
    addTests(table);
    return table;
  }

  private static void addSearches(MethodTable<String> table) {
    table
        .add("find", "sub start? end?", (s, a) -> position(s, a, false))
        .add("rfind", "sub start? end?", (s, a) -> position(s, a, true))
        .add("index", "sub start? end?", (s, a) -> found(position(s, a, false)))
        .add("rindex", "sub start? end?", (s, a) -> found(position(s, a, true)))
        .add("count", "sub", (s, a) -> count(s, a.text("sub")));
  }

  private static void addPadding(MethodTable<String> table) {
    table
        .add("ljust", "width fillchar?", (s, a) -> padded(s, a, '<'))
        .add("rjust", "width fillchar?", (s, a) -> padded(s, a, '>'))
        .add("center", "width fillchar?", (s, a) -> padded(s, a, '^'));
  }

  private static void addTests(MethodTable<String> table) {
    table
        .add("isdigit", "", (s, a) -> all(s, Character::isDigit))
        .add("isdecimal", "", (s, a) -> all(s, Character::isDigit))
        .add("isnumeric", "", (s, a) -> all(s, Character::isDigit))
        .add("isalpha", "", (s, a) -> all(s, Character::isLetter))
        .add("isalnum", "", (s, a) -> all(s, Character::isLetterOrDigit))
        .add("isspace", "", (s, a) -> all(s, Character::isWhitespace))
        .add("isupper", "", (s, a) -> cased(s) && s.equals(s.toUpperCase(Locale.ROOT)))
        .add("islower", "", (s, a) -> cased(s) && s.equals(s.toLowerCase(Locale.ROOT)))
        .add("isidentifier", "", (s, a) -> s.matches("[A-Za-z_]\\w*"));
  }

  private static boolean all(String text, IntPredicate test) {
    return !text.isEmpty() && text.codePoints().allMatch(test);
  }

  private static boolean cased(String text) {
    return text.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
  }

  private static String title(String text) {
    var out = new StringBuilder();
    var inWord = false;
    for (var c : text.codePoints().toArray()) {
      out.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
      inWord = Character.isLetter(c);
    }
    return out.toString();
  }

  private static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT)
            + text.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String swapped(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static String join(String separator, Arguments arguments) {
    var out = new StringBuilder();
    var elements = Sequences.elements(arguments.get("iterable"), "can only join an iterable");
    for (var i = 0; elements.hasNext(); i++) {
      var item = elements.next();
      if (!(item instanceof String element)) {
        throw EvaluationException.type(
            "sequence item %d: expected str instance, %s found"
                .formatted(i, Values.typeName(item)));
      }
      out.append(i == 0 ? "" : separator).append(element);
      Budget.checkLength(out.length());
    }
    return out.toString();
  }

  private static String replace(String text, Arguments arguments) {
    var old = arguments.text("old");
    var replacement = arguments.text("new");
    var left = arguments.whole("count", -1);
    var out = new StringBuilder();
    var from = 0;
    while (left-- != 0) {
      var at = text.indexOf(old, from);
      if (at < 0 || (old.isEmpty() && from > text.length())) {
        break;
      }
      out.append(text, Math.min(from, text.length()), at).append(replacement);
      Budget.checkLength(out.length());
      if (old.isEmpty()) {
        out.append(text, at, Math.min(at + 1, text.length()));
      }
      from = at + Math.max(1, old.length());
      if (old.isEmpty() && at == text.length()) {
        break;
      }
    }
    return out.append(text, Math.min(from, text.length()), text.length()).toString();
  }

  private static boolean affix(
      String text, Arguments arguments, String name, BiPredicate<String, String> test) {
    var part = window(text, arguments);
    if (arguments.get(name) instanceof Tuple choices) {
      return choices.stream().anyMatch(c -> c instanceof String s && test.test(part, s));
    }
    return test.test(part, arguments.text(name));
  }

  private static String window(String text, Arguments arguments) {
    var bounds = bounds(text, arguments);
    return bounds.get(0) > bounds.get(1) ? "" : text.substring(bounds.get(0), bounds.get(1));
  }

  private static List<Integer> bounds(String text, Arguments arguments) {
    var size = text.length();
    var bounds = new ArrayList<Integer>();
    for (var index : List.of(arguments.whole("start", 0), arguments.whole("end", size))) {
      bounds.add((int) Math.max(0, Math.min(size, index < 0 ? index + size : index)));
    }
    return bounds;
  }

  private static long position(String text, Arguments arguments, boolean last) {
    var start = bounds(text, arguments).get(0);
    var part = window(text, arguments);
    var sub = arguments.text("sub");
    var at = last ? part.lastIndexOf(sub) : part.indexOf(sub);
    return at < 0 ? -1L : (long) at + start;
  }

  private static long found(long position) {
    if (position < 0) {
      throw EvaluationException.value("substring not found");
    }
    return position;
  }

  private static long count(String text, String sub) {
    if (sub.isEmpty()) {
      return text.length() + 1L;
    }
    var count = 0L;
    for (var at = text.indexOf(sub); at >= 0; at = text.indexOf(sub, at + sub.length())) {
      count++;
    }
    return count;
  }

  private static String withoutPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String withoutSuffix(String text, String suffix) {
    return !suffix.isEmpty() && text.endsWith(suffix)
        ? text.substring(0, text.length() - suffix.length())
        : text;
  }

  private static String zeroFilled(String text, long width) {
    Budget.checkLength(width);
    var signed = text.startsWith("-") || text.startsWith("+");
    var zeros = "0".repeat((int) Math.max(0, width - text.length()));
    return signed ? text.charAt(0) + zeros + text.substring(1) : zeros + text;
  }

  private static String padded(String text, Arguments arguments, char where) {
    var width = arguments.whole("width", 0);
    Budget.checkLength(width);
    var fill = arguments.text("fillchar", " ");
    var missing = (int) Math.max(0, width - text.length());
    var before =
        where == '>' ? missing : where == '<' ? 0 : missing / 2 + (missing & (int) width & 1);
    return fill.repeat(before) + text + fill.repeat(missing - before);
  }
}
