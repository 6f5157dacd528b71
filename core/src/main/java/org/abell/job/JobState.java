package org.abell.job;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.abell.history.DatasetState;

/** The states of a job; the words are those of Galaxy's API, the rules are below. */
public enum JobState {
  NEW,
  UPLOAD,
  WAITING,
  QUEUED,
  RUNNING,
  FINISHING,
  OK,
  ERROR,
  FAILED,
  PAUSED,
  RESUBMITTED,
  DELETING,
  DELETED,
  STOP,
  STOPPED,
  SKIPPED;

  /** The word that the API and the database use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state with this word. */
  public static Optional<JobState> of(String label) {
    return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
  }

  /** Whether nothing changes any more. */
  public boolean terminal() {
    return successors().isEmpty();
  }

  /** Whether a job in this state may go on to the other. */
  public boolean canBecome(JobState next) {
    return successors().contains(next);
  }

  /** All states that a job may go on to from here. */
  public Set<JobState> successors() {
    return switch (this) {
      case NEW -> EnumSet.of(QUEUED, PAUSED, ERROR, FAILED, DELETING, DELETED, SKIPPED, WAITING);
      case UPLOAD, WAITING -> EnumSet.of(NEW, QUEUED, ERROR, FAILED, DELETING, DELETED);
      case QUEUED -> EnumSet.of(NEW, RUNNING, FINISHING, OK, ERROR, RESUBMITTED, DELETING, STOP);
      case RUNNING -> EnumSet.of(NEW, FINISHING, OK, ERROR, RESUBMITTED, DELETING, STOP);
      case FINISHING -> EnumSet.of(OK, ERROR, RESUBMITTED, DELETING);
      case PAUSED -> EnumSet.of(NEW, ERROR, DELETING, DELETED);
      case RESUBMITTED -> EnumSet.of(NEW, QUEUED, PAUSED, ERROR, DELETING);
      case DELETING -> EnumSet.of(DELETED, ERROR);
      case STOP -> EnumSet.of(STOPPED, ERROR, DELETING);
      case STOPPED -> EnumSet.of(FINISHING, OK, ERROR, DELETING);
      case OK, ERROR, FAILED, DELETED, SKIPPED -> EnumSet.noneOf(JobState.class);
    };
  }

  /** The state that the job's outputs show meanwhile. */
  public DatasetState ofOutputs() {
    return switch (this) {
      case NEW, WAITING, RESUBMITTED -> DatasetState.NEW;
      case UPLOAD -> DatasetState.UPLOAD;
      case QUEUED -> DatasetState.QUEUED;
      case RUNNING, FINISHING, STOP, STOPPED -> DatasetState.RUNNING;
      case OK, SKIPPED -> DatasetState.OK;
      case ERROR, FAILED -> DatasetState.ERROR;
      case PAUSED -> DatasetState.PAUSED;
      case DELETING, DELETED -> DatasetState.DISCARDED;
    };
  }
}
