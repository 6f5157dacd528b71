package org.abell.web.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.abell.history.DatasetState;
import org.abell.history.Histories;
import org.abell.history.HistoryItem;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Filters;
import org.abell.web.protocol.Refusal;

/** The datasets that a list starts from. */
@RequestScoped
public class DatasetList {

  private final Caller caller;
  private final Histories histories;
  private final HistoryAccess access;

  public DatasetList() {
    this(null, null, null);
  }

  @Inject
  public DatasetList(Caller caller, Histories histories, HistoryAccess access) {
    this.caller = caller;
    this.histories = histories;
    this.access = access;
  }

  /** Those of one history, or all of the caller. */
  List<HistoryItem> of(Optional<String> historyId) {
    return historyId
        .map(id -> histories.items(access.history(id).id()))
        .orElseGet(() -> histories.itemsOf(caller.required().id()));
  }

  /** Refuses states that do not exist: a typing error must not look like an empty list. */
  static void checkStates(Filters filters) {
    filters.conditions().stream()
        .filter(c -> c.name().equals("state"))
        .flatMap(c -> List.of(c.value().split(",")).stream())
        .filter(s -> DatasetState.of(s).isEmpty())
        .findFirst()
        .ifPresent(
            s -> {
              throw new Refusal(
                  ErrorCode.PARAMETER_INVALID, "'%s' is no state of a dataset.".formatted(s));
            });
  }
}
