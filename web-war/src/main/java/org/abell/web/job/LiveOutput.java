package org.abell.web.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.abell.installation.Readiness;
import org.abell.job.Job;
import org.abell.job.JobState;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.Streams;
import org.abell.web.protocol.Refusal;

/** The last of what a job prints while it runs, read from the directory that all servers share. */
@ApplicationScoped
public class LiveOutput {

  private static final int MOST_BYTES = 20_000;

  private final Readiness readiness;
  private final Console console;

  public LiveOutput() {
    this(null, null);
  }

  @Inject
  public LiveOutput(Readiness readiness, Console console) {
    this.readiness = readiness;
    this.console = console;
  }

  /**
   * What is shown of a running job.
   *
   * @param remark why there is nothing to see; empty when there may be
   */
  public record View(String stdout, String stderr, String remark) {}

  /** Whether the job prints something at this time. */
  static boolean runs(JobState state) {
    return state == JobState.RUNNING || state == JobState.STOP;
  }

  /** The ends of both streams. */
  public View of(Job job) {
    if (!runs(job.state())) {
      return new View("", "", "The job does not run.");
    }
    try {
      console.checkLive(job);
    } catch (Refusal e) {
      return new View("", "", e.getMessage());
    }
    var data = readiness.installation().settings().dataDirectory();
    var directory = new JobDirectory(data.job(job.id()), job.id());
    return new View(end(directory.toolStdout()), end(directory.toolStderr()), "");
  }

  static String end(Path file) {
    if (!Streams.isPlain(file)) {
      return "";
    }
    try (var channel = Streams.open(file);
        var reader = Channels.newInputStream(channel)) {
      var start = Math.max(0, channel.size() - MOST_BYTES);
      channel.position(start);
      var text = new String(reader.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      return start == 0 ? text : text.substring(Math.max(0, text.indexOf('\n') + 1));
    } catch (IOException e) {
      // Nothing was printed yet, or the directory was removed this moment.
      return "";
    }
  }
}
