package org.abell.admission;

import java.util.List;

/**
 * What a round of admission came to.
 *
 * @param admitted the jobs that are the handler's now
 * @param again whether another handler was quicker with some: there may be more to have at once
 */
public record Round(List<Admitted> admitted, boolean again) {

  static final Round NOTHING = new Round(List.of(), false);

  public Round {
    admitted = List.copyOf(admitted);
  }
}
