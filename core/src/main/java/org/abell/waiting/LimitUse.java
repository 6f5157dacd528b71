package org.abell.waiting;

import java.util.Optional;
import org.abell.jobconf.ConcurrencyLimit;

/**
 * How far a limit is used.
 *
 * @param user the e-mail address, where the limit is one of each user
 */
public record LimitUse(ConcurrencyLimit limit, Optional<String> user, int used) {

  /** Whether the next job has to wait. */
  public boolean isReached() {
    return used >= limit.most();
  }

  /** Whether nine tenths are used, or all but one. */
  public boolean isNear() {
    return used > 0 && (used >= limit.most() - 1 || used * 10 >= limit.most() * 9);
  }
}
