package org.abell.web.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import org.abell.history.DatasetState;
import org.abell.history.HistoryItem;
import org.abell.web.page.Shown;
import org.abell.web.protocol.Ids;
import org.abell.web.waiting.Waits;

/** Datasets in the words of pages. */
@ApplicationScoped
public class DatasetViews {

  private final Ids ids;
  private final DatasetDocuments documents;
  private final Downloads downloads;
  private final Waits waits;

  public DatasetViews() {
    this(null, null, null, null);
  }

  @Inject
  public DatasetViews(Ids ids, DatasetDocuments documents, Downloads downloads, Waits waits) {
    this.ids = ids;
    this.documents = documents;
    this.downloads = downloads;
    this.waits = waits;
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
        HistoryViews.waitingJob(item).map(waits::of).orElse(""),
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
