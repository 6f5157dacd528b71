package org.abell.expression;

/**
 * One word of an expression.
 *
 * @param text as written
 * @param value of a number or a string, else None
 */
record Token(Kind kind, String text, Object value, int start, int end) {

  enum Kind {
    NAME,
    NUMBER,
    STRING,
    /** A string with placeholders in braces; the value is its text. */
    FORMATTED,
    OPERATOR,
    /** The end of the text, the line or the directive. */
    END,
    /** Something that no expression has; refused only when it is reached. */
    BAD
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }
}
