package org.abell.web.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.abell.submission.Submitted;
import org.abell.upload.UploadOrder;
import org.abell.upload.UploadOrder.Remote;
import org.abell.upload.UploadOrder.Source;
import org.abell.upload.UploadOrder.Staged;
import org.abell.web.protocol.ErrorCode;
import org.abell.web.protocol.JsonBody;
import org.abell.web.protocol.Refusal;
import org.abell.web.submission.SubmittedDocuments;

/** Takes requests for uploads apart into single files. */
@RequestScoped
public class UploadParts {

  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?|ftp)://\\S+");
  private static final String PASTED = "Pasted Entry";

  private final StagedFiles staged;
  private final TusUploads tus;
  private final SubmittedDocuments documents;

  public UploadParts() {
    this(null, null, null);
  }

  @Inject
  public UploadParts(StagedFiles staged, TusUploads tus, SubmittedDocuments documents) {
    this.staged = staged;
    this.tus = tus;
    this.documents = documents;
  }

  /** How the content is to be taken in. */
  public record Manner(
      String name, String extension, String dbkey, boolean posixLines, boolean tabs) {

    UploadOrder order(Source source, String otherwiseName) {
      return new UploadOrder(
          source, name.isBlank() ? otherwiseName : name, extension, dbkey, posixLines, tabs);
    }
  }

  /**
   * The files of the upload tool: {@code files_0|url_paste}, {@code files_0|file_data} and so on.
   */
  List<UploadOrder> ofUploadTool(JsonBody body, Map<String, ReceivedFile> files)
      throws IOException {
    var orders = new ArrayList<UploadOrder>();
    for (var i = 0; orders.size() == i || i == 0; i++) {
      var prefix = "files_%d|".formatted(i);
      var manner =
          new Manner(
              body.text(prefix + "NAME").orElse(""),
              body.text("file_type").or(() -> body.text(prefix + "file_type")).orElse("auto"),
              body.text("dbkey").or(() -> body.text(prefix + "dbkey")).orElse("?"),
              body.truth(prefix + "to_posix_lines").orElse(true),
              body.truth(prefix + "space_to_tab").orElse(false));
      var file = files.get(prefix + "file_data");
      var text = body.text(prefix + "url_paste").filter(t -> !t.isBlank());
      if (file != null) {
        orders.add(manner.order(new Staged(file.staged()), file.name()));
      } else if (text.isPresent()) {
        orders.addAll(ofText(text.get(), manner));
      } else {
        break;
      }
    }
    return atLeastOne(orders);
  }

  /** The elements of a fetch; files are handed to {@code files} elements in their order. */
  List<UploadOrder> ofFetch(JsonBody body, Map<String, ReceivedFile> sent) throws IOException {
    var files = files(body, sent).iterator();
    var orders = new ArrayList<UploadOrder>();
    for (var target : body.list("targets")) {
      var goal = new JsonBody(target.asJsonObject());
      var type = new JsonBody(goal.object("destination")).text("type").orElse("hdas");
      if (!type.equals("hdas")) {
        throw new Refusal(
            ErrorCode.NOT_IMPLEMENTED, "Files can be fetched into histories only, not: " + type);
      }
      for (var element : goal.list("elements")) {
        orders.addAll(ofElement(new JsonBody(element.asJsonObject()), files));
      }
    }
    return atLeastOne(orders);
  }

  /** A text, or what it is the address of; a name stands for a single one only. */
  public List<UploadOrder> ofText(String text, Manner manner) throws IOException {
    var lines = text.strip().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    if (lines.stream().allMatch(l -> ADDRESS.matcher(l).matches())) {
      return lines.stream().map(url -> manner.order(new Remote(url), url)).toList();
    }
    return List.of(manner.order(new Staged(staged.write(text)), PASTED));
  }

  JsonObject document(List<Submitted> all) {
    return documents.of(all);
  }

  private List<UploadOrder> ofElement(JsonBody element, Iterator<ReceivedFile> files)
      throws IOException {
    var manner =
        new Manner(
            element.text("name").orElse(""),
            element.text("ext").orElse("auto"),
            element.text("dbkey").orElse("?"),
            element.truth("to_posix_lines").orElse(true),
            element.truth("space_to_tab").orElse(false));
    var source = element.text("src").orElse("");
    return switch (source) {
      case "pasted" -> ofText(element.required("paste_content"), manner);
      case "url" -> {
        var url = element.required("url");
        yield List.of(manner.order(new Remote(url), url));
      }
      case "files" -> {
        if (!files.hasNext()) {
          throw new Refusal(
              ErrorCode.PARAMETER_MISSING, "There are more elements than files in the request.");
        }
        var file = files.next();
        yield List.of(manner.order(new Staged(file.staged()), file.name()));
      }
      default ->
          throw new Refusal(
              ErrorCode.PARAMETER_INVALID,
              "Elements with the source '%s' cannot be fetched.".formatted(source));
    };
  }

  /** Files sent with the request, or before it in pieces. */
  private Collection<ReceivedFile> files(JsonBody body, Map<String, ReceivedFile> sent)
      throws IOException {
    if (!sent.isEmpty()) {
      return sent.values();
    }
    var files = new ArrayList<ReceivedFile>();
    for (var i = 0; body.member("files_%d|file_data".formatted(i)).isPresent(); i++) {
      var session = new JsonBody(body.object("files_%d|file_data".formatted(i)));
      files.add(tus.take(session.required("session_id"), session.text("name").orElse("file")));
    }
    return files;
  }

  private static List<UploadOrder> atLeastOne(List<UploadOrder> orders) {
    if (orders.isEmpty()) {
      throw new Refusal(ErrorCode.PARAMETER_MISSING, "The request holds nothing to upload.");
    }
    return orders;
  }
}
