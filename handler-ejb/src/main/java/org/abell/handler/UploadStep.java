package org.abell.handler;

import static org.abell.upload.UploadOrder.OUTPUT;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.history.DatasetSummary;
import org.abell.job.JobEnd;
import org.abell.job.JobState;
import org.abell.job.OwnedJobs;
import org.abell.preparation.JobSheet;
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
    var ours =
        sheet.state() == JobState.RUNNING
            || owned.started(job.claim(), sheet.token().orElseThrow());
    if (ours && owned.end(job.claim(), upload(job, sheet))) {
      LOG.infof("job %d: uploaded", (Object) job.id());
      removeSource(job, sheet);
      jobs.remove(job);
    } else {
      jobs.giveUp(job);
    }
  }

  private JobEnd upload(ActiveJob job, JobSheet sheet) {
    try {
      var result = store(job, sheet);
      return end(JobState.OK, result.info(), Map.of(OUTPUT, result.summary()));
    } catch (UploadRefused e) {
      return end(JobState.ERROR, e.getMessage(), Map.of());
    } catch (IOException | RuntimeException e) {
      LOG.warnf(e, "job %d: the upload failed", (Object) sheet.jobId());
      return end(JobState.ERROR, "The upload could not be stored: " + e.getMessage(), Map.of());
    }
  }

  private UploadResult store(ActiveJob job, JobSheet sheet) throws IOException, UploadRefused {
    var order = UploadOrder.of(sheet.parameters());
    var source = source(job, order);
    if (order.source() instanceof UploadOrder.Remote remote) {
      Files.createDirectories(source.getParent());
      fetch.fetch(url(remote), source);
    } else if (!Files.exists(source)) {
      throw new UploadRefused("The uploaded file is not there any more.");
    }
    return work.run(source, order.options(), sheet.outputs().get(OUTPUT).path());
  }

  private static URI url(UploadOrder.Remote remote) throws UploadRefused {
    try {
      return URI.create(remote.url().strip());
    } catch (IllegalArgumentException e) {
      throw new UploadRefused("'%s' is no URL.".formatted(remote.url()));
    }
  }

  /** Where the content lies, or is fetched to: always inside the folder of uploads. */
  private Path source(ActiveJob job, UploadOrder order) throws UploadRefused {
    var name =
        order.source() instanceof UploadOrder.Staged staged
            ? staged.fileName()
            // Another handler may still be fetching, under an older claim.
            : "fetched_%d_%d".formatted(job.id(), job.claim().fence());
    var uploads = data.uploads();
    var file = uploads.resolve(name).normalize();
    if (!file.startsWith(uploads) || file.equals(uploads)) {
      throw new UploadRefused("The upload leads out of its folder.");
    }
    return file;
  }

  private void removeSource(ActiveJob job, JobSheet sheet) {
    try {
      Files.deleteIfExists(source(job, UploadOrder.of(sheet.parameters())));
    } catch (IOException | UploadRefused | RuntimeException e) {
      LOG.debugf("job %d: the upload stays in its folder: %s", sheet.jobId(), e.getMessage());
    }
  }

  private static JobEnd end(JobState state, String info, Map<String, DatasetSummary> summaries) {
    return new JobEnd(state, info, Optional.empty(), "", info, "", "", "[]", List.of(), summaries);
  }
}
