package org.abell.expression;

import java.util.Optional;

/** Where an expression finds its names and leaves its variables. */
public interface Names {

  /** The value of a name written without {@code $}: a variable, a module or a built-in. */
  Optional<Object> bare(String name);

  /** The value of a name written with {@code $}, which also searches the context. */
  Optional<Object> placeholder(String name);

  /** Makes or changes a variable. */
  void set(String name, Object value);

  /** Removes a variable; false where there is none. */
  boolean remove(String name);
}
