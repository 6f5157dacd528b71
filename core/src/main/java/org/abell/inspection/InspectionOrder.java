package org.abell.inspection;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.abell.jobdir.JobDirectory;

/**
 * What a job is to find out about its outputs. It lies in the job's {@code metadata} folder, where
 * the answers come to as well.
 *
 * @param working the tool's current directory
 */
public record InspectionOrder(Path working, List<Wanted> outputs) {

  private static final JsonProvider JSON = JsonProvider.provider();
  private static final String FILE = "wanted.json";

  /**
   * One output.
   *
   * @param file where the tool writes it
   * @param workFile the file of the working directory that will take its place, if it is there
   * @param extension its type; a word that is no type where its content decides
   * @param answer the file that the answer goes to
   */
  public record Wanted(Path file, Optional<String> workFile, String extension, Path answer) {}

  public InspectionOrder {
    outputs = List.copyOf(outputs);
  }

  /** Where the order of a job lies. */
  public static Path place(JobDirectory directory) {
    return directory.metadata().resolve(FILE);
  }

  /**
   * Where the answer about an output lies.
   *
   * @param file of the output, in its place or in the job's directory
   */
  public static Path answer(JobDirectory directory, Path file) {
    return directory.metadata().resolve(file.getFileName() + ".json");
  }

  /** The text of the order. */
  public String text() {
    var list = JSON.createArrayBuilder();
    for (var output : outputs) {
      var one =
          JSON.createObjectBuilder()
              .add("file", output.file().toString())
              .add("extension", output.extension())
              .add("answer", output.answer().toString());
      output.workFile().ifPresent(f -> one.add("from_work_dir", f));
      list.add(one);
    }
    return JSON.createObjectBuilder()
        .add("working", working.toString())
        .add("outputs", list)
        .build()
        .toString();
  }

  static InspectionOrder read(Path file) throws IOException {
    try (var text = Files.newBufferedReader(file);
        var reader = JSON.createReader(text)) {
      var order = reader.readObject();
      return new InspectionOrder(
          Path.of(order.getString("working")),
          order.getJsonArray("outputs").getValuesAs(InspectionOrder::wanted));
    }
  }

  private static Wanted wanted(JsonObject one) {
    return new Wanted(
        Path.of(one.getString("file")),
        Optional.ofNullable(one.getString("from_work_dir", null)),
        one.getString("extension"),
        Path.of(one.getString("answer")));
  }
}
