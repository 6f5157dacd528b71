package org.abell.toolinput;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.abell.tool.Tool;
import org.abell.tool.ToolFile;
import org.abell.tool.ToolParser;

/** Tools, requests and datasets for tests. */
public final class Examples {

  private Examples() {}

  /** A tool with these inputs and nothing else. */
  public static Tool tool(Path folder, String inputs) {
    return tool(folder, inputs, "true", "");
  }

  /** A tool of profile 24.0. */
  public static Tool tool(Path folder, String inputs, String command, String rest) {
    var file = folder.resolve("tool.xml");
    try {
      java.nio.file.Files.writeString(
          file,
          """
          <tool id="demo" name="Demo tool" version="1" profile="24.0">
            <command><![CDATA[%s]]></command>
            <inputs>%s</inputs>
            %s
          </tool>
          """
              .formatted(command, inputs, rest));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    var parsed = ToolParser.parse(file);
    if (parsed instanceof ToolFile.Refused refused) {
      throw new AssertionError(refused.problems().toString());
    }
    return ((ToolFile.Loaded) parsed).tool();
  }

  public static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }

  /** A table with four columns, a text and three numbers. */
  public static ToolDataset table(int number, String name) {
    return new ToolDataset(
        "e" + number,
        number,
        number,
        name,
        "tabular",
        Path.of("/data/dataset_%d.dat".formatted(number)),
        "hg38",
        Map.of("columns", 4, "column_types", List.of("str", "int", "int", "float")),
        "ok");
  }

  /** Knows e1 to e9 and, as stored, 1 to 9. */
  public static DatasetLookup.Answer lookup(String src, String id) {
    if (!src.equals("hda")) {
      return new DatasetLookup.Denied("only datasets of a history can be used here.");
    }
    return id.matches("e?[1-9]")
        ? new DatasetLookup.Found(table(Integer.parseInt(id.replace("e", "")), "table " + id))
        : new DatasetLookup.Denied("there is no dataset %s.".formatted(id));
  }

  public static ToolValues values(Tool tool, String request) {
    var check = InputChecker.check(tool, json(request), Examples::lookup);
    if (check instanceof InputCheck.Refused refused) {
      throw new AssertionError(refused.sentence());
    }
    return ((InputCheck.Accepted) check).values();
  }

  public static Map<String, String> errors(Tool tool, String request) {
    var check = InputChecker.check(tool, json(request), Examples::lookup);
    return check instanceof InputCheck.Refused refused ? refused.errors() : Map.of();
  }
}
