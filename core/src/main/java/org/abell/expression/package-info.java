/**
 * Python expressions as tool files use them: values, parser, evaluation. Touches no file, no net.
 *
 * <p>{@link org.abell.expression.Expression} is the way in; {@link org.abell.expression.HostObject}
 * is how the application shows its own objects to expressions.
 */
package org.abell.expression;
