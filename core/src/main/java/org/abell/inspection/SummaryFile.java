package org.abell.inspection;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abell.history.DatasetSummary;

/**
 * What was found out about one output, as a file. Every tool can write to it: a reader believes
 * nothing but its form, and that only up to a size.
 */
public final class SummaryFile {

  private static final JsonProvider JSON = JsonProvider.provider();
  private static final int MOST_BYTES = 8 << 20;
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int DEEPEST = 8;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private SummaryFile() {}

  /** Puts it in place at once. */
  static void write(Path file, DatasetSummary summary) throws IOException {
    try (var metadata = JSON.createReader(new StringReader(summary.metadata()))) {
      var text =
          JSON.createObjectBuilder()
              .add("extension", summary.extension())
              .add("size", summary.size())
              .add("blurb", summary.blurb())
              .add("peek", summary.peek())
              .add("metadata", metadata.readObject())
              .build()
              .toString();
      var half = file.resolveSibling(file.getFileName() + ".half");
      Files.writeString(half, text);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Reads it; empty when there is none, or none that could have been written here. */
  public static Optional<DatasetSummary> read(Path file) {
    // A pipe would be waited for, and a link may lead anywhere.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES ? Optional.empty() : Optional.of(summary(bytes));
    } catch (IOException | JsonException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static DatasetSummary summary(byte[] bytes) throws IOException {
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    try (var reader = JSON.createReader(new StringReader(text))) {
      var object = reader.readObject();
      var metadata = object.getJsonObject("metadata");
      check(metadata, DEEPEST);
      checkNumber(object.getJsonNumber("size"));
      return new DatasetSummary(
          text(object, "extension"),
          object.getJsonNumber("size").longValueExact(),
          text(object, "blurb"),
          text(object, "peek"),
          storable(metadata.toString()));
    } catch (ArithmeticException e) {
      throw new JsonException("the size is no whole number", e);
    }
  }

  private static String text(JsonObject object, String name) {
    var text = object.getString(name);
    if (text.length() > LONGEST_TEXT) {
      throw new JsonException(name + " is too long");
    }
    return storable(text);
  }

  /** PostgreSQL keeps all characters but one, and no halves of them. */
  private static String storable(String text) {
    if (text.contains("\0")
        || text.contains("\\u0000")
        || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new JsonException("holds what is no text");
    }
    return text;
  }

  /** A number such as 1e999999999 is short to write and would fill the memory of its reader. */
  private static void check(JsonValue value, int deepest) {
    if (deepest == 0) {
      throw new JsonException("is nested too deep");
    }
    switch (value.getValueType()) {
      case OBJECT -> checkAll(value.asJsonObject().values(), deepest);
      case ARRAY -> checkAll(value.asJsonArray(), deepest);
      case NUMBER -> checkNumber((JsonNumber) value);
      case STRING, TRUE, FALSE, NULL -> {}
    }
  }

  private static void checkAll(Collection<JsonValue> values, int deepest) {
    values.forEach(value -> check(value, deepest - 1));
  }

  private static void checkNumber(JsonNumber number) {
    if (!NUMBER.matcher(number.toString()).matches()) {
      throw new JsonException("holds a number that is out of range");
    }
  }
}
