package org.abell.mapping;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.jobconf.EnvironmentEntry;

/** What came of asking where a job goes. */
public sealed interface Mapping {

  /**
   * It goes to a destination that is not dynamic and whose runner can run here.
   *
   * @param params what rules add to the destination's own, and win over
   * @param environment what rules add after the destination's own
   */
  record To(String destinationId, Map<String, String> params, List<EnvironmentEntry> environment)
      implements Mapping {

    public To {
      params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
      environment = List.copyOf(environment);
    }
  }

  /**
   * Not decided yet.
   *
   * @param again when to ask again
   */
  record NotYet(String reason, Duration again) implements Mapping {}

  /** It cannot go anywhere; a sentence for its user and the admin. */
  record Refused(String reason) implements Mapping {}
}
