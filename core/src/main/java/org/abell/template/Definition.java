package org.abell.template;

import java.util.List;
import org.abell.expression.Parameters;

/** A function that a template defines with {@code #def}. */
record Definition(String name, Parameters parameters, List<Node> body) {}
