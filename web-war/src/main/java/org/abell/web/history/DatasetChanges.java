package org.abell.web.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.abell.history.Histories;
import org.abell.history.HistoryItem;
import org.abell.web.protocol.JsonBody;

/** What a client may change of a dataset. */
@ApplicationScoped
public class DatasetChanges {

  private final Histories histories;

  public DatasetChanges() {
    this(null);
  }

  @Inject
  public DatasetChanges(Histories histories) {
    this.histories = histories;
  }

  /** Takes over what the body names and may be changed. */
  HistoryItem update(HistoryItem item, JsonBody body) {
    body.text("name").filter(n -> !n.isBlank()).ifPresent(n -> rename(item, n));
    if (body.truth("deleted").orElse(false)) {
      delete(item);
    }
    return item;
  }

  /** Gives it another name. */
  public void rename(HistoryItem item, String name) {
    histories.renameItem(item.id(), name);
  }

  /** Takes it out of the list. */
  public HistoryItem delete(HistoryItem item) {
    histories.deleteItem(item.id());
    return item;
  }
}
