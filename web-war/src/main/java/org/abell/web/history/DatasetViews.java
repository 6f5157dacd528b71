package org.abell.web.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import org.abell.history.DatasetState;
import org.abell.history.HistoryItem;
import org.abell.web.page.Shown;
import org.abell.web.protocol.Ids;

/** Datasets in the words of pages. */
@ApplicationScoped
public class DatasetViews {

  private final Ids ids;
  private final DatasetDocuments documents;
  private final Downloads downloads;

  public DatasetViews() {
    this(null, null, null);
  }

  @Inject
  public DatasetViews(Ids ids, DatasetDocuments documents, Downloads downloads) {
    this.ids = ids;
    this.documents = documents;
    this.downloads = downloads;
  }

  /** The dataset with the first lines of its file. */
  public DatasetView view(HistoryItem item) {
    var file = downloads.file(item);
    var state = item.dataset().state();
    var readable = !state.unfinished() && Files.isRegularFile(file);
    return new DatasetView(
        ids.encode(item.id()),
        item.hid(),
        item.name(),
        state.label(),
        item.info(),
        item.blurb(),
        item.extension(),
        item.dbkey(),
        state == DatasetState.OK ? Shown.size(item.dataset().fileSize()) : "",
        Shown.time(item.createTime()),
        item.deleted(),
        readable,
        documents.downloadUrl(item),
        readable ? FirstLines.of(file) : "",
        item.dataset().jobId().map(ids::encode));
  }
}
