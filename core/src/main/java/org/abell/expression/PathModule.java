package org.abell.expression;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/** Python's module {@code os.path} as far as it works on texts alone. */
final class PathModule {

  private static final MethodTable<Object> TABLE =
      new MethodTable<Object>()
          .add("basename", "path", (o, a) -> split(a.text("path")).get(1))
          .add("dirname", "path", (o, a) -> split(a.text("path")).get(0))
          .add("split", "path", (o, a) -> split(a.text("path")))
          .add("splitext", "path", (o, a) -> splitExtension(a.text("path")))
          .add("join", "path *", (o, a) -> join(a.text("path"), a.rest()))
          .add("isabs", "path", (o, a) -> a.text("path").startsWith("/"))
          .add("normpath", "path", (o, a) -> normal(a.text("path")))
          .add("abspath", "path", (o, a) -> absolute(a.text("path")));

  private PathModule() {}

  static Map<String, Object> members() {
    var members = TABLE.all(None.NONE);
    members.put("sep", "/");
    return members;
  }

  private static Tuple split(String path) {
    var slash = path.lastIndexOf('/') + 1;
    var head = path.substring(0, slash);
    var shortened = head.replaceFirst("/+$", "");
    return Tuple.of(shortened.isEmpty() ? head : shortened, path.substring(slash));
  }

  private static Tuple splitExtension(String path) {
    var from = path.lastIndexOf('/') + 1;
    while (from < path.length() && path.charAt(from) == '.') {
      from++;
    }
    var dot = path.lastIndexOf('.');
    return dot < from ? Tuple.of(path, "") : Tuple.of(path.substring(0, dot), path.substring(dot));
  }

  private static String join(String first, List<Object> others) {
    var joined = first;
    for (var other : others) {
      if (!(other instanceof String part)) {
        throw EvaluationException.type(
            "join() argument must be str, not '%s'".formatted(Values.typeName(other)));
      }
      if (part.startsWith("/")) {
        joined = part;
      } else {
        joined += joined.isEmpty() || joined.endsWith("/") ? part : "/" + part;
      }
    }
    return joined;
  }

  private static String normal(String path) {
    var parts = new ArrayDeque<String>();
    var rooted = path.startsWith("/");
    for (var part : path.split("/")) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && rooted)) {
        parts.addLast(part);
      }
    }
    var joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /** A relative path would need a working directory, which templates do not have. */
  private static String absolute(String path) {
    if (!path.startsWith("/")) {
      throw EvaluationException.value("abspath of a relative path is not known here");
    }
    return normal(path);
  }
}
