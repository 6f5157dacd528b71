/**
 * Python expressions as tool files use them: values, parser, evaluator. Touches no file, no net.
 */
package org.abell.expression;
