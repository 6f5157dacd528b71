package org.abell.preparation;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.StringReader;
import java.util.Set;
import org.abell.upload.UploadOptions;
import org.abell.upload.UploadSource;

/**
 * What an upload job has to do for one of its outputs. It is stored as the job's parameter under
 * the name of that output.
 *
 * @param from the file's name inside the folder of uploads; the URL where one is to be fetched
 * @param options what is to be done with it
 */
public record UploadOrder(String from, UploadOptions options) {

  /** The tools whose jobs are uploads: they run inside the handler. */
  public static final Set<String> TOOLS = Set.of("upload1", "__DATA_FETCH__");

  /** The text that is stored. */
  public String toJson() {
    return Json.createObjectBuilder()
        .add("from", from)
        .add("source", options.source().name())
        .add("name", options.name())
        .add("ext", options.extension())
        .add("dbkey", options.dbkey())
        .add("to_posix_lines", options.toPosixLines())
        .add("space_to_tab", options.spaceToTab())
        .add("auto_decompress", options.autoDecompress())
        .build()
        .toString();
  }

  /**
   * Reads what was stored.
   *
   * @throws PreparationFailed when it is something else
   */
  public static UploadOrder parse(String json) throws PreparationFailed {
    try (var reader = Json.createReader(new StringReader(json))) {
      var order = reader.readObject();
      return new UploadOrder(
          order.getString("from"),
          new UploadOptions(
              order.getString("name"),
              order.getString("ext"),
              order.getString("dbkey"),
              order.getBoolean("to_posix_lines"),
              order.getBoolean("space_to_tab"),
              order.getBoolean("auto_decompress"),
              UploadSource.valueOf(order.getString("source"))));
    } catch (JsonException
        | NullPointerException
        | ClassCastException
        | IllegalArgumentException e) {
      throw new PreparationFailed(
          "The upload's parameters cannot be read: " + e.getMessage(), json);
    }
  }
}
