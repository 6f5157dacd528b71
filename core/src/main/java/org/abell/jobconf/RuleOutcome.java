package org.abell.jobconf;

/** What a rule does with a job that it applies to. */
public sealed interface RuleOutcome {

  /** Sends it to the destination or tag of that name. */
  record Send(RuleValue destination) implements RuleOutcome {}

  /** Fails it, with a sentence for its user. */
  record Fail(RuleValue sentence) implements RuleOutcome {}

  /**
   * Lets it wait.
   *
   * @param seconds until the rules are asked again
   */
  record Wait(RuleValue seconds, RuleValue reason) implements RuleOutcome {}

  /** Decides nothing: only adds to what a later rule decides. */
  record GoOn() implements RuleOutcome {}
}
