package org.abell.upload;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One file that somebody wants in a history, as it is stored with its job.
 *
 * @param source where the content is
 * @param name of the item
 * @param extension the datatype, {@code auto} to find out
 * @param dbkey genome build, {@code ?} where unknown
 * @param toPosixLines whether line ends become LF
 * @param spaceToTab whether runs of blanks become tabs
 */
public record UploadOrder(
    Source source,
    String name,
    String extension,
    String dbkey,
    boolean toPosixLines,
    boolean spaceToTab) {

  /** The tools whose jobs are uploads: they run inside the handler. */
  public static final Set<String> TOOLS = Set.of("upload1", "__DATA_FETCH__");

  /** The output that the upload tools write. */
  public static final String OUTPUT = "output0";

  /** Where the content of an upload is. */
  public sealed interface Source {}

  /** A file in the uploads folder, by its name there. */
  public record Staged(String fileName) implements Source {}

  /** An address to fetch. */
  public record Remote(String url) implements Source {}

  /** What is to be done with the content. */
  public UploadOptions options() {
    var kind = source instanceof Remote ? UploadSource.URL : UploadSource.FILE;
    return new UploadOptions(name, extension, dbkey, toPosixLines, spaceToTab, true, kind);
  }

  /** The order as job parameters. */
  public Map<String, String> parameters() {
    var all = new LinkedHashMap<String, String>();
    if (source instanceof Staged staged) {
      all.put("file", text(staged.fileName()));
    } else if (source instanceof Remote remote) {
      all.put("url", text(remote.url()));
    }
    all.put("name", text(name));
    all.put("ext", text(extension));
    all.put("dbkey", text(dbkey));
    all.put("to_posix_lines", Boolean.toString(toPosixLines));
    all.put("space_to_tab", Boolean.toString(spaceToTab));
    return all;
  }

  /** The order that these job parameters hold. */
  public static UploadOrder of(Map<String, String> parameters) {
    var url = parameters.get("url");
    return new UploadOrder(
        url == null ? new Staged(read(parameters.get("file"))) : new Remote(read(url)),
        read(parameters.get("name")),
        read(parameters.get("ext")),
        read(parameters.get("dbkey")),
        Boolean.parseBoolean(parameters.get("to_posix_lines")),
        Boolean.parseBoolean(parameters.get("space_to_tab")));
  }

  private static String text(String value) {
    return Json.createValue(value).toString();
  }

  private static String read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonValue value = reader.readValue();
      return ((JsonString) value).getString();
    }
  }
}
