package org.abell.measure;

/** Who may read what a plugin measured, from everybody who may see the job to admins alone. */
public enum Visibility {
  /** Whoever may see the job. */
  SAFE,
  /** Admins, and the others where the settings allow it; it tells something about machines. */
  POTENTIALLY_SENSITIVE,
  /** Admins only. */
  UNSAFE;

  /**
   * Whether the reader may see it.
   *
   * @param sensitiveAllowed what {@code expose_potentially_sensitive_job_metrics} says
   */
  public boolean readableBy(boolean admin, boolean sensitiveAllowed) {
    return admin || this == SAFE || this == POTENTIALLY_SENSITIVE && sensitiveAllowed;
  }
}
