package org.abell.expression;

/** {@code lambda parameters: body}; it sees the names around it. */
record Lambda(Parameters parameters, Expr body) implements Expr {

  @Override
  public Object evaluate(Frame frame) {
    return (Function)
        (arguments, named) ->
            frame
                .budget()
                .nested(
                    () -> {
                      var inner = frame.inner();
                      parameters.bind("<lambda>", arguments, named, inner);
                      return body.evaluate(inner);
                    });
  }
}
