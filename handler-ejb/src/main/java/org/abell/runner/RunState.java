package org.abell.runner;

import org.abell.resubmission.Failure;

/** How a job fares at its runner. */
public sealed interface RunState {

  /** Nobody has started it. */
  record NotStarted() implements RunState {}

  /** It runs, or waits in the queue of a cluster. */
  record Running(String externalId) implements RunState {}

  /** It has ended by itself. */
  record Ended(int exitCode) implements RunState {}

  /** Its runner ended it, and knows why. */
  record Failed(Failure failure, String reason) implements RunState {}

  /** It has ended, and nobody noted how. */
  record Lost(String reason) implements RunState {}
}
