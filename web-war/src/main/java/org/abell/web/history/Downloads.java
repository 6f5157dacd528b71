package org.abell.web.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.abell.history.HistoryItem;
import org.abell.installation.Readiness;
import org.abell.settings.Settings;
import org.abell.web.history.ByteRange.Wanted;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.Refusal;

/**
 * Gives out the bytes of datasets. They are always an attachment that no browser may interpret: a
 * dataset is somebody's file, not a page of this site. A front that may send files is told the
 * place and does the rest, ranges too; else the bytes go out from here.
 */
@ApplicationScoped
public class Downloads {

  private static final String ACCEPT_RANGES = "Accept-Ranges";
  private static final String BYTES = "bytes";

  private final Readiness readiness;
  private final HttpServletRequest request;

  public Downloads() {
    this(null, null);
  }

  @Inject
  public Downloads(Readiness readiness, HttpServletRequest request) {
    this.readiness = readiness;
    this.request = request;
  }

  /** The answer with the file or the part of it that was asked for. */
  public Response of(HistoryItem item, Optional<String> extension, Optional<String> range) {
    var file = file(item);
    var size = size(file, item);
    var front = front();
    if (front.isPresent()) {
      var place = front.get().place(settings().dataDirectory(), file);
      return answer(Response.ok(), item, extension).header(front.get().header(), place).build();
    }
    var wanted = ByteRange.wanted(range, size);
    if (wanted instanceof Wanted.Unsatisfiable) {
      return Response.status(Status.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header("Content-Range", "bytes */" + size)
          .build();
    }
    if (wanted instanceof Wanted.Part part) {
      var bytes = part.range();
      return answer(Response.status(Status.PARTIAL_CONTENT), item, extension)
          .header(ACCEPT_RANGES, BYTES)
          .header("Content-Range", "bytes %d-%d/%d".formatted(bytes.first(), bytes.last(), size))
          .header(HttpHeaders.CONTENT_LENGTH, bytes.length())
          .entity(stream(file, bytes.first(), bytes.length()))
          .build();
    }
    return answer(Response.ok(), item, extension)
        .header(ACCEPT_RANGES, BYTES)
        .header(HttpHeaders.CONTENT_LENGTH, size)
        .entity(stream(file, 0, size))
        .build();
  }

  /** The file of a dataset, whether or not it has been written. */
  public Path file(HistoryItem item) {
    return settings().dataDirectory().dataset(item.dataset().id());
  }

  private Settings settings() {
    return readiness.installation().settings();
  }

  private Optional<SendingFront> front() {
    var shown = Optional.ofNullable(request.getHeader(SendingFront.HEADER));
    return SendingFront.of(shown, settings().frontKey());
  }

  private static ResponseBuilder answer(
      ResponseBuilder answer, HistoryItem item, Optional<String> extension) {
    return answer
        .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\"".formatted(FileName.of(item, extension)));
  }

  private static StreamingOutput stream(Path file, long first, long length) {
    return output -> {
      try (var channel = FileChannel.open(file)) {
        var target = Channels.newChannel(output);
        for (var sent = 0L; sent < length; ) {
          var count = channel.transferTo(first + sent, length - sent, target);
          if (count <= 0) {
            throw new IOException("the file %s has become shorter".formatted(file));
          }
          sent += count;
        }
      }
    };
  }

  private static long size(Path file, HistoryItem item) {
    var state = item.dataset().state();
    try {
      if (!state.unfinished() && Files.isRegularFile(file)) {
        return Files.size(file);
      }
    } catch (IOException e) {
      throw new Refusal(ErrorCode.NOT_FOUND, "The dataset's file cannot be read.");
    }
    throw new Refusal(
        ErrorCode.CONFLICT,
        "The dataset is in state %s: it has no content that can be read.".formatted(state.label()));
  }
}
