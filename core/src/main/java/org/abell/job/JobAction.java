package org.abell.job;

/** What an admin does to jobs. */
public sealed interface JobAction {

  /** Holds jobs that wait. */
  record Pause() implements JobAction {}

  /** Lets paused jobs wait again, and what was paused because of them. */
  record Resume() implements JobAction {}

  /**
   * Lets jobs wait as if they had just been submitted: what was planned for them is forgotten. One
   * that was sent somewhere is stopped there first.
   */
  record Requeue() implements JobAction {}

  /** Stops jobs; with a reason they end in error and show it. */
  record Stop() implements JobAction {}

  /**
   * Gives jobs to a handler, or to the handlers with a tag.
   *
   * @param target the name or the tag; a living handler must have it
   */
  record Reassign(String target) implements JobAction {}

  /**
   * Sends jobs that wait to a destination, whatever the rules say.
   *
   * @param id of a destination that the caller knows to exist
   * @param configuration fingerprint of the configuration that it is in
   */
  record Send(String id, String configuration) implements JobAction {}

  /** Lets waiting jobs go before those of a lower priority of the same user. */
  record Prioritise(int priority) implements JobAction {}
}
