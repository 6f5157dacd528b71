package org.abell.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of a dataset; the names are those of Galaxy's API. */
public enum DatasetState {
  NEW,
  UPLOAD,
  QUEUED,
  RUNNING,
  OK,
  EMPTY,
  ERROR,
  PAUSED,
  SETTING_METADATA,
  FAILED_METADATA,
  DEFERRED,
  DISCARDED;

  /** The word that the API and the database use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state with this word. */
  public static Optional<DatasetState> of(String label) {
    return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
  }

  /** Whether a job may read the dataset now. */
  public boolean readable() {
    return switch (this) {
      case OK, EMPTY, DEFERRED -> true;
      case NEW, UPLOAD, QUEUED, RUNNING, ERROR, PAUSED, SETTING_METADATA, FAILED_METADATA -> false;
      case DISCARDED -> false;
    };
  }

  /** Whether its job has yet to end, so that waiting for it makes sense. */
  public boolean unfinished() {
    return switch (this) {
      case NEW, UPLOAD, QUEUED, RUNNING, SETTING_METADATA -> true;
      case OK, EMPTY, ERROR, PAUSED, FAILED_METADATA, DEFERRED, DISCARDED -> false;
    };
  }
}
