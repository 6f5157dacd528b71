package org.abell.web.history;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.abell.history.DatasetState;
import org.abell.history.HistoryItem;

/** The state of a history as a whole, derived from its datasets in Galaxy's order. */
final class HistoryState {

  private static final Set<DatasetState> ACTIVE =
      EnumSet.of(DatasetState.RUNNING, DatasetState.UPLOAD, DatasetState.SETTING_METADATA);
  private static final Set<DatasetState> WAITING =
      EnumSet.of(DatasetState.QUEUED, DatasetState.NEW, DatasetState.PAUSED);
  private static final Set<DatasetState> BAD =
      EnumSet.of(DatasetState.ERROR, DatasetState.FAILED_METADATA);

  private HistoryState() {}

  static String of(List<HistoryItem> items) {
    var states =
        items.stream()
            .filter(i -> !i.deleted())
            .map(i -> i.dataset().state())
            .collect(Collectors.toSet());
    if (states.isEmpty()) {
      return "new";
    }
    if (states.stream().anyMatch(ACTIVE::contains)) {
      return "running";
    }
    if (states.stream().anyMatch(WAITING::contains)) {
      return "queued";
    }
    return states.stream().anyMatch(BAD::contains) ? "error" : "ok";
  }
}
