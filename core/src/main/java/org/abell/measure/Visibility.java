package org.abell.measure;

/** Who may read what a plugin measured, from everybody who may see the job to admins alone. */
public enum Visibility {
  /** Whoever may see the job. */
  SAFE,
  /** Admins; it tells something about the machines, though not about people. */
  POTENTIALLY_SENSITIVE,
  /** Admins only. */
  UNSAFE;

  /** Whether the reader may see it. */
  public boolean readableBy(boolean admin) {
    return admin || this == SAFE;
  }
}
