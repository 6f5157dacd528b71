package org.abell.web.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.abell.history.Histories;
import org.abell.history.History;
import org.abell.history.HistoryItem;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.Refusal;

/** Finds what an id names, if the caller may see it: one's own, and everything for admins. */
@RequestScoped
public class HistoryAccess {

  private final Caller caller;
  private final Histories histories;
  private final Ids ids;

  public HistoryAccess() {
    this(null, null, null);
  }

  @Inject
  public HistoryAccess(Caller caller, Histories histories, Ids ids) {
    this.caller = caller;
    this.histories = histories;
    this.ids = ids;
  }

  /** The history. */
  public History history(String id) {
    var history =
        histories
            .find(ids.decode(id))
            .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "There is no such history."));
    if (!caller.mayUse(history.user().id())) {
      throw new Refusal(ErrorCode.NOT_ACCESSIBLE, "This history belongs to somebody else.");
    }
    return history;
  }

  /** The dataset as an item of a history. */
  public HistoryItem item(String id) {
    var item =
        histories
            .item(ids.decode(id))
            .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "There is no such dataset."));
    if (!caller.mayUse(item.history().user().id())) {
      throw new Refusal(ErrorCode.NOT_ACCESSIBLE, "This dataset belongs to somebody else.");
    }
    return item;
  }

  /** The dataset in this history. */
  public HistoryItem item(String historyId, String id) {
    var history = history(historyId);
    var item = item(id);
    if (item.history().id() != history.id()) {
      throw new Refusal(ErrorCode.NOT_FOUND, "There is no such dataset in this history.");
    }
    return item;
  }
}
