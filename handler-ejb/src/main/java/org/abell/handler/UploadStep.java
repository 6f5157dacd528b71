package org.abell.handler;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.history.DatasetSummary;
import org.abell.job.JobEnd;
import org.abell.job.JobState;
import org.abell.job.OwnedJobs;
import org.abell.job.Placement;
import org.abell.preparation.JobSheet;
import org.abell.preparation.PreparationFailed;
import org.abell.settings.DataDirectory;
import org.abell.upload.UploadOrder;
import org.abell.upload.UploadRefused;
import org.abell.upload.UploadResult;
import org.abell.upload.UploadWork;
import org.abell.upload.UrlFetch;
import org.jboss.logging.Logger;

/**
 * Does the work of an upload job inside the handler, from its dispatch to its end. Nothing of it is
 * lost or doubled by a crash: it is simply done again.
 */
final class UploadStep {

  /** What is stored as the runner of an upload. */
  static final String RUNNER = "upload";

  private static final Logger LOG = Logger.getLogger(UploadStep.class);

  private final OwnedJobs owned;
  private final DataDirectory data;
  private final UploadWork work;
  private final UrlFetch fetch;
  private final ActiveJobs jobs;

  UploadStep(
      OwnedJobs owned, DataDirectory data, UploadWork work, UrlFetch fetch, ActiveJobs jobs) {
    this.owned = owned;
    this.data = data;
    this.work = work;
    this.fetch = fetch;
    this.jobs = jobs;
  }

  /** Whether the job is an upload. */
  static boolean isFor(JobSheet sheet) {
    return UploadOrder.TOOLS.contains(sheet.toolId());
  }

  /** Does it all, or what is left of it after a restart. */
  void run(ActiveJob job, JobSheet sheet) {
    var token = "abell-%d-%d".formatted(job.id(), job.claim().fence());
    var placement = new Placement(RUNNER, RUNNER, token);
    var ours =
        (sheet.state() != JobState.NEW || owned.queue(job.claim(), placement, ""))
            && (sheet.state() == JobState.RUNNING || owned.started(job.claim(), token));
    if (ours && owned.end(job.claim(), upload(sheet))) {
      LOG.infof("job %d: uploaded", (Object) job.id());
    }
    removeSources(sheet);
    jobs.remove(job);
  }

  private JobEnd upload(JobSheet sheet) {
    var summaries = new LinkedHashMap<String, DatasetSummary>();
    var notes = new ArrayList<String>();
    try {
      for (var output : sheet.outputs()) {
        var result = upload(sheet, output);
        summaries.put(output.role(), result.summary());
        notes.add(result.info());
      }
      return end(JobState.OK, String.join("\n", notes), summaries);
    } catch (UploadRefused | PreparationFailed e) {
      return end(JobState.ERROR, e.getMessage(), summaries);
    } catch (IOException e) {
      LOG.warnf(e, "job %d: the upload failed", (Object) sheet.jobId());
      return end(JobState.ERROR, "The upload could not be stored: " + e.getMessage(), summaries);
    }
  }

  private UploadResult upload(JobSheet sheet, JobSheet.Item output)
      throws IOException, UploadRefused, PreparationFailed {
    var order = UploadOrder.of(sheet.parameters());
    var target = output.dataset().path();
    var source = source(order, output);
    if (order.source() instanceof UploadOrder.Remote remote) {
      Files.createDirectories(source.getParent());
      fetch.fetch(url(remote.url()), source);
    } else if (!Files.exists(source)) {
      throw new PreparationFailed("The uploaded file is not there any more.", source.toString());
    }
    return work.run(source, order.options(), target);
  }

  private static URI url(String text) throws PreparationFailed {
    try {
      return URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw new PreparationFailed("'%s' is no URL.".formatted(text), "");
    }
  }

  /** Where the content lies, or is fetched to: always inside the folder of uploads. */
  private Path source(UploadOrder order, JobSheet.Item output) throws PreparationFailed {
    var uploads = data.uploads();
    var name =
        order.source() instanceof UploadOrder.Staged staged
            ? staged.fileName()
            : "fetched_%d".formatted(output.dataset().id());
    var file = uploads.resolve(name).normalize();
    if (!file.startsWith(uploads) || file.equals(uploads)) {
      throw new PreparationFailed("The upload leads out of its folder.", name);
    }
    return file;
  }

  private void removeSources(JobSheet sheet) {
    for (var output : sheet.outputs()) {
      try {
        Files.deleteIfExists(source(UploadOrder.of(sheet.parameters()), output));
      } catch (IOException | PreparationFailed e) {
        LOG.debugf("job %d: an upload stays in its folder: %s", sheet.jobId(), e.getMessage());
      }
    }
  }

  private static JobEnd end(JobState state, String info, Map<String, DatasetSummary> summaries) {
    return new JobEnd(state, info, Optional.empty(), info, "", "", "[]", List.of(), summaries);
  }
}
