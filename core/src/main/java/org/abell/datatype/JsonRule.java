package org.abell.datatype;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.StringReader;
import java.util.function.Predicate;

/** An object or a list; a file too big to be parsed for this is believed by its first character. */
record JsonRule() implements Predicate<FilePrefix> {

  private static final int PARSED = 50_000;

  @Override
  public boolean test(FilePrefix prefix) {
    var first = prefix.lines().stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    if (!first.strip().startsWith("{") && !first.strip().startsWith("[")) {
      return false;
    }
    return prefix.bytes().length >= PARSED || parses(String.join("\n", prefix.lines()));
  }

  private static boolean parses(String text) {
    try (var in = Json.createReader(new StringReader(text))) {
      in.read();
      return true;
    } catch (JsonException | IllegalStateException e) {
      return false;
    }
  }
}
