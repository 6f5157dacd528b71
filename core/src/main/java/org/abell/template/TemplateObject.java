package org.abell.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.expression.EvaluationException;
import org.abell.expression.Function;
import org.abell.expression.HostObject;
import org.abell.expression.NameMapper;
import org.abell.expression.NotFoundException;
import org.abell.expression.Values;

/** {@code $self}: the template as an object, with its functions and the questions about names. */
final class TemplateObject implements HostObject {

  private final Globals globals;

  private TemplateObject(Globals globals) {
    this.globals = globals;
  }

  /** Makes the members that every template has. */
  static void install(Globals globals) {
    var self = new TemplateObject(globals);
    var members = globals.members();
    members.put("self", self);
    members.put("getVar", (Function) self::getVar);
    members.put("varExists", (Function) self::varExists);
    members.put("hasVar", (Function) self::varExists);
  }

  @Override
  public String str() {
    throw new EvaluationException("RecursionError", "a template cannot print itself");
  }

  @Override
  public String typeName() {
    return "Template";
  }

  @Override
  public Optional<Object> attribute(String name) {
    return Optional.ofNullable(globals.members().get(name));
  }

  private Object getVar(List<Object> arguments, Map<String, Object> named) {
    var name = name(arguments);
    var absent = arguments.size() > 1 ? arguments.get(1) : named.get("default");
    return find(name)
        .or(() -> Optional.ofNullable(absent))
        .orElseThrow(() -> new NotFoundException(name, name));
  }

  private Object varExists(List<Object> arguments, Map<String, Object> named) {
    return find(name(arguments)).isPresent();
  }

  private static String name(List<Object> arguments) {
    if (arguments.isEmpty()) {
      throw new EvaluationException("TypeError", "the name of a variable is missing");
    }
    return Values.str(arguments.get(0)).replace("$", "");
  }

  private Optional<Object> find(String path) {
    return NameMapper.find(globals::search, path);
  }
}
