package org.abell.jobconf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.expression.Expression;

/**
 * A rule of a rules file.
 *
 * @param place file and line, for messages
 * @param when to which jobs it applies; absent: to all
 * @param params are added to those of the destination
 * @param environment is added to that of the destination
 */
public record DestinationRule(
    String place,
    Optional<Expression> when,
    RuleOutcome outcome,
    Map<String, RuleValue> params,
    List<EnvironmentEntry> environment) {

  public DestinationRule {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    environment = List.copyOf(environment);
  }
}
