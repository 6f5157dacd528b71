package org.abell.mapping;

import java.util.List;
import java.util.Map;
import org.abell.jobconf.EnvironmentEntry;

/** What one dynamic destination decides. */
sealed interface Decision {

  /** On to the destination or tag of that name, which may be dynamic, too. */
  record Send(String name, Map<String, String> params, List<EnvironmentEntry> environment)
      implements Decision {

    static Send plainly(String name) {
      return new Send(name, Map.of(), List.of());
    }
  }

  /** This is the end of it: it waits, or it is refused. */
  record End(Mapping mapping) implements Decision {

    static End refused(String reason) {
      return new End(new Mapping.Refused(reason));
    }
  }
}
