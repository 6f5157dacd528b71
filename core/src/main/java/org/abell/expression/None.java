package org.abell.expression;

/** The absent value of the tool language. One instance, so that no Java null travels. */
public enum None {
  NONE;

  @Override
  public String toString() {
    return "None";
  }
}
