package org.abell.expression;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The modules that a template may import. None of them touches a file or the net. */
public final class Modules {

  private record Module(String name, Map<String, Object> members) implements HostObject {

    @Override
    public String str() {
      return "<module '%s'>".formatted(name);
    }

    @Override
    public String typeName() {
      return "module";
    }

    @Override
    public Optional<Object> attribute(String member) {
      return Optional.ofNullable(members.get(member));
    }
  }

  private static final MethodTable<Object> OS =
      new MethodTable<Object>()
          .add("getenv", "key default?", (o, a) -> a.get("default", None.NONE));

  private static final MethodTable<Object> BINASCII =
      new MethodTable<Object>().add("hexlify", "data", (o, a) -> hexlify(a.get("data")));

  private static final Map<String, Object> MODULES =
      Map.of(
          "re", new Module("re", RegexModule.members()),
          "os", os(),
          "os.path", new Module("posixpath", PathModule.members()),
          "json", new Module("json", JsonModule.members()),
          "math", new Module("math", MathModule.members()),
          "itertools", new Module("itertools", IterationModule.members()),
          "binascii", new Module("binascii", BINASCII.all(None.NONE)));

  private Modules() {}

  /** The environment of the server is none of a template's business, so it looks empty. */
  private static Module os() {
    var members = OS.all(None.NONE);
    members.put("path", new Module("posixpath", PathModule.members()));
    members.put("sep", "/");
    members.put("linesep", "\n");
    members.put("environ", Map.of());
    return new Module("os", members);
  }

  private static Bytes hexlify(Object data) {
    if (data instanceof Bytes bytes) {
      return new Bytes(bytes.hex().getBytes(StandardCharsets.US_ASCII));
    }
    throw EvaluationException.type(
        "a bytes-like object is required, not '%s'".formatted(Values.typeName(data)));
  }

  /** The module of a dotted name. */
  public static Optional<Object> find(String path) {
    return Optional.ofNullable(MODULES.get(path));
  }

  /** A member of a module. */
  public static Optional<Object> member(Object module, String name) {
    return module instanceof Module found ? found.attribute(name) : Optional.empty();
  }
}
