package org.abell.settings;

import java.nio.file.Path;

/**
 * The folder that all servers share. Files are spread over folders of a thousand, as Galaxy's disk
 * object store spreads them: id 12287345 lies in 012/287.
 *
 * @param root absolute path
 */
public record DataDirectory(Path root) {

  /** Where the files of all datasets are, and nothing else. */
  public Path files() {
    return root.resolve("files");
  }

  /** The file of a dataset. */
  public Path dataset(long datasetId) {
    return files().resolve(thousands(datasetId)).resolve("dataset_" + datasetId + ".dat");
  }

  /** The directory of a job: script, streams, exit code, working directory. */
  public Path job(long jobId) {
    return jobs().resolve(thousands(jobId)).resolve(Long.toString(jobId));
  }

  /** Where earlier attempts at a job are kept for a while, named by their times. */
  public Path clearedJob(long jobId) {
    return clearedJobs().resolve(Long.toString(jobId));
  }

  /** The folder of all of them. */
  public Path clearedJobs() {
    return jobs().resolve("_cleared_contents");
  }

  /** The folder of all job directories. */
  public Path jobs() {
    return root.resolve("jobs");
  }

  /** Copies of libraries that jobs use. */
  public Path libraries() {
    return root.resolve("lib");
  }

  /** Where uploaded content waits for its job. */
  public Path uploads() {
    return root.resolve("uploads");
  }

  private static String thousands(long id) {
    var thousands = Long.toString(id / 1000);
    var padded = "0".repeat((3 - thousands.length() % 3) % 3) + thousands;
    return padded.replaceAll("(\\d{3})(?=\\d)", "$1/");
  }
}
