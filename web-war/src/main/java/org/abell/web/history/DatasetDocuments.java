package org.abell.web.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.abell.history.HistoryItem;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Links;

/** Datasets as the API shows them: items of a history. */
@ApplicationScoped
public class DatasetDocuments {

  private final Ids ids;
  private final Links links;

  public DatasetDocuments() {
    this(null, null);
  }

  @Inject
  public DatasetDocuments(Ids ids, Links links) {
    this.ids = ids;
    this.links = links;
  }

  /** What lists show. */
  public JsonObject summary(HistoryItem item) {
    var id = ids.encode(item.id());
    var history = ids.encode(item.history().id());
    return new Doc()
        .put("id", id)
        .put("name", item.name())
        .put("hid", item.hid())
        .put("history_id", history)
        .put("history_content_type", "dataset")
        .put("type", "file")
        .put("type_id", "dataset-" + id)
        .put("dataset_id", ids.encode(item.dataset().id()))
        .put("state", item.dataset().state().label())
        .put("extension", item.extension())
        .put("deleted", item.deleted())
        .put("purged", item.purged())
        .put("visible", item.visible())
        .put("tags", List.of())
        .put("url", links.to("/api/histories/" + history + "/contents/" + id))
        .put("genome_build", item.dbkey())
        .put("create_time", item.createTime())
        .put("update_time", item.updateTime())
        .json();
  }

  /** All that the API says about a dataset. */
  public JsonObject full(HistoryItem item) {
    var doc =
        new Doc()
            .all(summary(item))
            .put("model_class", "HistoryDatasetAssociation")
            .put("hda_ldda", "hda")
            .put("uuid", item.dataset().uuid())
            .put("file_ext", item.extension())
            .put("file_size", item.dataset().fileSize())
            .put("data_type", item.extension())
            .put("download_url", downloadUrl(item))
            .put("creating_job", item.dataset().jobId().map(ids::encode))
            .put("misc_info", item.info())
            .put("misc_blurb", item.blurb())
            .put("peek", item.peek())
            .none("annotation")
            .put("accessible", true)
            .put("permissions", Map.of("access", List.of(), "manage", List.of()))
            .put("rerunnable", true)
            .put("metadata_dbkey", item.dbkey());
    metadata(item, doc);
    return doc.json();
  }

  /** Where its bytes are. */
  public String downloadUrl(HistoryItem item) {
    var path = "/api/histories/%s/contents/%s/display";
    return links.to(path.formatted(ids.encode(item.history().id()), ids.encode(item.id())));
  }

  private static void metadata(HistoryItem item, Doc doc) {
    JsonBody.parse(item.metadata())
        .json()
        .forEach((name, value) -> doc.put("metadata_" + name.toLowerCase(Locale.ROOT), value));
  }
}
