package org.abell.expression;

import java.util.List;
import java.util.Map;

/** Something an expression can call: a host method or a function that a template defines. */
@FunctionalInterface
public interface Function {

  /**
   * Calls it.
   *
   * @throws EvaluationException when the arguments do not fit
   */
  Object call(List<Object> arguments, Map<String, Object> named);
}
