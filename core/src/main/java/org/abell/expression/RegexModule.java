package org.abell.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Python's module {@code re}. */
final class RegexModule {

  private static final MethodTable<Object> TABLE =
      new MethodTable<Object>()
          .add("compile", "pattern flags?", (o, a) -> regex(a))
          .add("escape", "pattern", (o, a) -> escape(a.text("pattern")))
          .add("match", "pattern string flags?", (o, a) -> run("match", a))
          .add("fullmatch", "pattern string flags?", (o, a) -> run("fullmatch", a))
          .add("search", "pattern string flags?", (o, a) -> run("search", a))
          .add("findall", "pattern string flags?", (o, a) -> run("findall", a))
          .add("finditer", "pattern string flags?", (o, a) -> run("finditer", a))
          .add("split", "pattern string maxsplit? flags?", (o, a) -> run("split", a))
          .add("sub", "pattern repl string count? flags?", (o, a) -> run("sub", a))
          .add("subn", "pattern repl string count? flags?", (o, a) -> run("subn", a));

  private RegexModule() {}

  static Map<String, Object> members() {
    var members = TABLE.all(None.NONE);
    flag(members, "I", "IGNORECASE", Regex.IGNORE_CASE);
    flag(members, "M", "MULTILINE", Regex.MULTI_LINE);
    flag(members, "S", "DOTALL", Regex.DOT_ALL);
    flag(members, "X", "VERBOSE", Regex.VERBOSE);
    flag(members, "A", "ASCII", Regex.ASCII);
    flag(members, "U", "UNICODE", 0);
    return members;
  }

  private static void flag(Map<String, Object> members, String shorter, String name, long value) {
    members.put(shorter, value);
    members.put(name, value);
  }

  private static Regex regex(Arguments arguments) {
    return arguments.get("pattern") instanceof Regex regex
        ? regex
        : Regex.compile(arguments.text("pattern"), arguments.whole("flags", 0));
  }

  private static Object run(String method, Arguments arguments) {
    var named = new LinkedHashMap<String, Object>();
    for (var name : new String[] {"repl", "string", "maxsplit", "count"}) {
      Optional.ofNullable(arguments.get(name)).ifPresent(value -> named.put(name, value));
    }
    var function = (Function) regex(arguments).attribute(method).orElseThrow();
    return function.call(List.of(), named);
  }

  private static String escape(String text) {
    var out = new StringBuilder();
    for (var c : text.toCharArray()) {
      out.append("()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f".indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return out.toString();
  }
}
