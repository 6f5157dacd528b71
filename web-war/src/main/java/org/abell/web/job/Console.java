package org.abell.web.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.abell.installation.Readiness;
import org.abell.job.Job;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.Streams;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;
import org.abell.web.protocol.Truth;

/**
 * What the tool of a job prints: while it runs, out of its directory, which all servers share; when
 * it has ended, out of the database.
 */
@ApplicationScoped
public class Console {

  /** The parameter of a destination whose jobs cannot be looked at while they run. */
  private static final String LIVE = "live_tool_output_reporting";

  private static final int MOST = 1_000_000;
  private static final char BROKEN = '\uFFFD';

  private final Readiness readiness;
  private final DestinationParams params;

  public Console() {
    this(null, null);
  }

  @Inject
  public Console(Readiness readiness, DestinationParams params) {
    this.readiness = readiness;
    this.params = params;
  }

  /** A part of a stream, counted in characters, so that clients can go on where they stopped. */
  record Part(int position, int length) {

    /** All that is shown of a stream at once. */
    static final Part ALL = new Part(0, MOST);

    Part {
      if (position < 0 || length < 0) {
        throw new Refusal(
            ErrorCode.PARAMETER_INVALID, "Positions and lengths must not be negative.");
      }
      length = Math.min(length, MOST);
    }
  }

  /** A part of the standard output. */
  String stdout(Job job, Part part) {
    return job.state().terminal()
        ? cut(job.result().toolStdout(), part)
        : read(directory(job).toolStdout(), part);
  }

  /** A part of the standard error. */
  String stderr(Job job, Part part) {
    return job.state().terminal()
        ? cut(job.result().toolStderr(), part)
        : read(directory(job).toolStderr(), part);
  }

  /** Refuses to show a job whose destination says that it does not report while it runs. */
  void checkLive(Job job) {
    var said = params.of(job).get(LIVE);
    if (said != null && !Truth.fromString(said).value() && !job.state().terminal()) {
      throw new Refusal(
          ErrorCode.FORBIDDEN_BY_CONFIGURATION,
          "The destination of this job does not show what its jobs print while they run.");
    }
  }

  private JobDirectory directory(Job job) {
    var data = readiness.installation().settings().dataDirectory();
    return new JobDirectory(data.job(job.id()), job.id());
  }

  private static String cut(String text, Part part) {
    var start = Math.min(part.position(), text.length());
    return text.substring(start, (int) Math.min(text.length(), (long) start + part.length()));
  }

  /** What cannot be decoded is replaced, but for a last character that is not whole yet. */
  static String read(Path file, Part part) {
    if (!Streams.isPlain(file)) {
      return "";
    }
    try (var bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        var reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      var text = new char[part.length()];
      reader.skip(part.position());
      var count = 0;
      for (var n = 0; n >= 0 && count < text.length; count += Math.max(n, 0)) {
        n = reader.read(text, count, text.length - count);
      }
      var ended = count < text.length && count > 0 && text[count - 1] == BROKEN;
      return new String(text, 0, ended ? count - 1 : count);
    } catch (IOException e) {
      // It has printed nothing yet, or its directory was removed this moment.
      return "";
    }
  }
}
