package org.abell.tool;

import java.util.Optional;
import java.util.regex.Pattern;

/** A condition on a parameter's value. */
public sealed interface Validator {

  Terms terms();

  /** Whether the condition is turned round, and the author's message. */
  record Terms(boolean negate, Optional<String> message) {}

  /** The text matches from its beginning. */
  record Regex(Terms terms, Pattern pattern) implements Validator {}

  /** The number lies between the bounds. */
  record InRange(Terms terms, double min, double max, boolean excludeMin, boolean excludeMax)
      implements Validator {}

  /** The text is that long. */
  record Length(Terms terms, long min, long max) implements Validator {}

  /** The text is not empty. */
  record EmptyField(Terms terms) implements Validator {}

  /** A Python expression over {@code value} holds. */
  record Expression(Terms terms, String text) implements Validator {}
}
