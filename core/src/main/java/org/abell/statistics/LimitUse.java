package org.abell.statistics;

import org.abell.jobconf.ConcurrencyLimit;

/**
 * A limit on active jobs, and how many of them there are.
 *
 * @param user whose jobs are counted, as an e-mail address; empty for everybody's
 */
public record LimitUse(ConcurrencyLimit limit, String user, int used) {

  /** How much of it is used, in percent, at most 100. */
  public int percent() {
    return limit.most() <= 0 ? 100 : Math.min(100, used * 100 / limit.most());
  }
}
