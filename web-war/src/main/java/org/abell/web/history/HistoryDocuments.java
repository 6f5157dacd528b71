package org.abell.web.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.TreeMap;
import org.abell.history.DatasetState;
import org.abell.history.History;
import org.abell.history.HistoryItem;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.Links;

/** Histories as the API shows them. */
@ApplicationScoped
public class HistoryDocuments {

  private final Ids ids;
  private final Links links;

  public HistoryDocuments() {
    this(null, null);
  }

  @Inject
  public HistoryDocuments(Ids ids, Links links) {
    this.ids = ids;
    this.links = links;
  }

  /** What lists show. */
  public JsonObject summary(History history) {
    var id = ids.encode(history.id());
    return new Doc()
        .put("id", id)
        .put("model_class", "History")
        .put("name", history.name())
        .put("deleted", history.deleted())
        .put("purged", history.purged())
        .put("archived", false)
        .put("published", history.published())
        .none("annotation")
        .put("tags", List.of())
        .put("count", history.hidCounter() - 1)
        .put("url", links.to("/api/histories/" + id))
        .put("create_time", history.createTime())
        .put("update_time", history.updateTime())
        .json();
  }

  /** All that the API says about a history. */
  public JsonObject full(History history, List<HistoryItem> items) {
    var id = ids.encode(history.id());
    return new Doc()
        .all(summary(history))
        .put("user_id", ids.encode(history.user().id()))
        .put("state", HistoryState.of(items))
        .all(states(items))
        .put("size", items.stream().mapToLong(i -> i.dataset().fileSize()).sum())
        .put("empty", items.isEmpty())
        .put("hid_counter", history.hidCounter())
        .put("contents_url", links.to("/api/histories/" + id + "/contents"))
        .put("importable", false)
        .none("slug")
        .none("username_and_slug")
        .put("genome_build", "?")
        .json();
  }

  /** Every state is listed, clients read counts that are zero. */
  private JsonObject states(List<HistoryItem> items) {
    var details = new TreeMap<String, Integer>();
    var idsByState = new TreeMap<String, List<String>>();
    for (var state : DatasetState.values()) {
      var those = items.stream().filter(i -> i.dataset().state() == state).toList();
      details.put(state.label(), (int) those.stream().filter(i -> !i.deleted()).count());
      idsByState.put(state.label(), those.stream().map(i -> ids.encode(i.id())).toList());
    }
    return new Doc().put("state_details", details).put("state_ids", idsByState).json();
  }
}
