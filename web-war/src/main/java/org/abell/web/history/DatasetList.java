package org.abell.web.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.abell.dataset.DatasetLists;
import org.abell.dataset.DatasetQuery;
import org.abell.dataset.DatasetQuery.Order;
import org.abell.history.HistoryItem;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Filters;
import org.abell.web.protocol.Page;

/** Lists the datasets that a client asks for. */
@RequestScoped
public class DatasetList {

  private final Caller caller;
  private final DatasetLists lists;
  private final HistoryAccess access;

  public DatasetList() {
    this(null, null, null);
  }

  @Inject
  public DatasetList(Caller caller, DatasetLists lists, HistoryAccess access) {
    this.caller = caller;
    this.lists = lists;
    this.access = access;
  }

  /** Those of one history, or of all the caller's. */
  List<HistoryItem> of(Optional<String> historyId, Filters filters, Order order, Page page) {
    var history = historyId.map(access::history);
    return lists.list(
        new DatasetQuery(
            history.isPresent() ? OptionalLong.empty() : OptionalLong.of(caller.required().id()),
            history.map(h -> OptionalLong.of(h.id())).orElseGet(OptionalLong::empty),
            DatasetFilters.of(filters),
            order,
            new DatasetQuery.Part(page.limit(), page.offset())));
  }
}
