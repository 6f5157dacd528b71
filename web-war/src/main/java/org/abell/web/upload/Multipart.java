package org.abell.web.upload;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.web.caller.Caller;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.JsonBody;

/** Reads a form with files. Values that are no texts come as JSON texts. */
@RequestScoped
public class Multipart {

  private final Caller caller;
  private final StagedFiles staged;

  /** The fields of the form, and its files by field. */
  public record Received(JsonBody body, Map<String, ReceivedFile> files) {}

  public Multipart() {
    this(null, null);
  }

  @Inject
  public Multipart(Caller caller, StagedFiles staged) {
    this.caller = caller;
    this.staged = staged;
  }

  /** Reads all parts; only somebody signed in may leave files. */
  public Received read(List<EntityPart> parts) throws IOException {
    caller.required();
    var fields = new Doc();
    var files = new LinkedHashMap<String, ReceivedFile>();
    for (var part : parts) {
      var fileName = part.getFileName().filter(n -> !n.isBlank());
      if (fileName.isPresent()) {
        var file = new ReceivedFile(plain(fileName.get()), staged.write(part.getContent()));
        // Several files may come under one name.
        files.put(
            files.containsKey(part.getName()) ? part.getName() + files.size() : part.getName(),
            file);
      } else if (part.getFileName().isEmpty()) {
        var text = new String(part.getContent().readAllBytes(), StandardCharsets.UTF_8);
        fields.put(part.getName(), text);
      }
    }
    return new Received(new JsonBody(fields.json()), files);
  }

  /** The last part of what may be a path on the sender's machine. */
  private static String plain(String fileName) {
    var last = Path.of(fileName.replace('\\', '/').replace("\0", "")).getFileName();
    return Optional.ofNullable(last).map(Path::toString).orElse("file");
  }
}
