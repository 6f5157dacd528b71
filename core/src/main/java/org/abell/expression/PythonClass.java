package org.abell.expression;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A class such as {@code str} or {@code ValueError}. A placeholder does not call it by itself.
 *
 * @param members whether a value is an instance
 */
record PythonClass(String name, Predicate<Object> members, Function constructor)
    implements Function {

  @Override
  public Object call(List<Object> arguments, Map<String, Object> named) {
    return constructor.call(arguments, named);
  }
}
