package org.abell.expression;

/** What a running expression has at hand: its names and what it may use up. */
public record Frame(Names names, Budget budget) {

  Frame inner() {
    return new Frame(new InnerNames(names), budget);
  }
}
