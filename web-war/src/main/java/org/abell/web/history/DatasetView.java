package org.abell.web.history;

import java.util.Optional;

/**
 * A dataset on its page.
 *
 * @param waits why the job that writes it does not run yet; empty when it does not wait
 * @param lines the first lines of its file, empty where they cannot be shown
 * @param job the encoded id of the job that writes it
 */
public record DatasetView(
    String id,
    int hid,
    String name,
    String state,
    String info,
    String waits,
    String blurb,
    String extension,
    String dbkey,
    String size,
    String created,
    boolean deleted,
    boolean readable,
    String downloadUrl,
    String lines,
    Optional<String> job) {

  /** Which news make the page look again. */
  public String trigger() {
    return job.map(j -> "sse:job-" + j + ", sse:refresh").orElse("sse:refresh");
  }
}
