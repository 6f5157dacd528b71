package org.abell.dataset;

import org.abell.history.Histories;
import org.abell.history.HistoryItem;
import org.abell.ident.IdEncoding;
import org.abell.toolinput.DatasetLookup;

/** Finds what a user names in a request, and refuses what is not the user's to give. */
public final class UserDatasets implements DatasetLookup {

  private final Histories histories;
  private final IdEncoding ids;
  private final ToolDatasets datasets;
  private final Reader reader;

  /**
   * Who asks.
   *
   * @param userId the user
   * @param admin whether the user may use everything
   */
  public record Reader(long userId, boolean admin) {

    /** Whether this user may read the item. */
    public boolean mayRead(HistoryItem item) {
      return admin || item.history().published() || item.history().user().id() == userId;
    }
  }

  public UserDatasets(Histories histories, IdEncoding ids, ToolDatasets datasets, Reader reader) {
    this.histories = histories;
    this.ids = ids;
    this.datasets = datasets;
    this.reader = reader;
  }

  @Override
  public Answer find(String src, String id) {
    if (!src.equals("hda")) {
      return new Denied("datasets of the kind '%s' cannot be used here".formatted(src));
    }
    var number = ids.decode(id);
    if (number.isEmpty()) {
      return new Denied("'%s' is not the id of a dataset".formatted(id));
    }
    var item = histories.item(number.getAsLong());
    if (item.isEmpty()) {
      return new Denied("there is no dataset with the id " + id);
    }
    if (!reader.mayRead(item.get())) {
      return new Denied("the dataset %s belongs to somebody else".formatted(id));
    }
    return item.get().deleted()
        ? new Denied("dataset %d is deleted".formatted(item.get().hid()))
        : new Found(datasets.of(item.get()));
  }
}
