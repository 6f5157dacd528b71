package org.abell.expression;

/** A placeholder names something that neither the context nor its objects have. */
public final class NotFoundException extends EvaluationException {

  private static final long serialVersionUID = 1L;

  /**
   * @param path the whole dotted name as written
   */
  public NotFoundException(String name, String path) {
    super(
        "NotFound",
        path.equals(name)
            ? "cannot find '%s'".formatted(name)
            : "cannot find '%s' while searching for '%s'".formatted(name, path));
  }
}
