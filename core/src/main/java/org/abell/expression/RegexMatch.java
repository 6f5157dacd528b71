package org.abell.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's match object. */
record RegexMatch(MatchResult result, Map<String, Integer> names, String text)
    implements HostObject {

  private static final Pattern REFERENCE =
      Pattern.compile("\\\\(?:g<([^>]*)>|([1-9]\\d?)|(.))", Pattern.DOTALL);

  private static final MethodTable<RegexMatch> TABLE =
      new MethodTable<RegexMatch>()
          .add("group", "*", (m, a) -> m.picked(a.rest()))
          .add("groups", "default?", (m, a) -> m.groups(a.get("default", None.NONE)))
          .add("groupdict", "default?", (m, a) -> m.named(a.get("default", None.NONE)))
          .add("start", "group?", (m, a) -> m.result.start(m.number(a.get("group", 0L))))
          .add("end", "group?", (m, a) -> m.result.end(m.number(a.get("group", 0L))))
          .add("span", "group?", (m, a) -> m.span(m.number(a.get("group", 0L))))
          .add("expand", "template", (m, a) -> m.expand(a.text("template")));

  @Override
  public String str() {
    return "<re.Match object; span=(%d, %d), match=%s>"
        .formatted(result.start(), result.end(), Values.repr(result.group()));
  }

  @Override
  public String typeName() {
    return "re.Match";
  }

  @Override
  public Optional<Object> attribute(String name) {
    return switch (name) {
      case "string" -> Optional.of(text);
      case "lastindex" -> Optional.of((long) result.groupCount());
      default -> TABLE.find(this, name);
    };
  }

  @Override
  public Optional<Object> item(Object key) {
    return key instanceof Long || names.containsKey(key)
        ? Optional.of(group(number(key), None.NONE))
        : Optional.empty();
  }

  private int number(Object group) {
    if (group instanceof String name && names.containsKey(name)) {
      return names.get(name);
    }
    if (group instanceof Long number && number >= 0 && number <= result.groupCount()) {
      return number.intValue();
    }
    throw EvaluationException.index("no such group");
  }

  Object group(int number, Object absent) {
    return result.group(number) == null ? absent : result.group(number);
  }

  Tuple groups(Object absent) {
    var groups = new ArrayList<Object>();
    for (var i = 1; i <= result.groupCount(); i++) {
      groups.add(group(i, absent));
    }
    return new Tuple(groups);
  }

  private Map<Object, Object> named(Object absent) {
    var named = new LinkedHashMap<Object, Object>();
    names.forEach((name, number) -> named.put(name, group(number, absent)));
    return named;
  }

  private Object picked(List<Object> groups) {
    if (groups.isEmpty()) {
      return result.group();
    }
    var picked = groups.stream().map(group -> group(number(group), None.NONE)).toList();
    return picked.size() == 1 ? picked.get(0) : new Tuple(picked);
  }

  private Tuple span(int group) {
    return Tuple.of((long) result.start(group), (long) result.end(group));
  }

  /** The replacement with its references resolved; a dollar sign means nothing. */
  String expand(String template) {
    return REFERENCE
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(resolved(found)));
  }

  private String resolved(MatchResult found) {
    var reference = found.group(1) != null ? found.group(1) : found.group(2);
    if (reference != null) {
      var key = reference.matches("\\d{1,4}") ? (Object) Long.valueOf(reference) : reference;
      return Values.str(group(number(key), ""));
    }
    var c = found.group(3).charAt(0);
    if (c < 128 && Character.isLetter(c) && "abfnrtv".indexOf(c) < 0) {
      throw new EvaluationException("error", "bad escape \\%s in the replacement".formatted(c));
    }
    return StringEscapes.resolve(found.group());
  }
}
