package org.abell.container;

import jakarta.json.JsonException;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.abell.jobdir.JobDirectory;

/**
 * The container of a job, written into its directory before it starts: what a daemon runs is no
 * child of the job, and has to be ended by its name. The job's script removes the note when the
 * container has ended.
 */
public record ContainerNote(String name, EngineCommand engine) {

  /** In the job's directory. */
  static final String FILE = "container.json";

  private static final JsonProvider JSON = JsonProvider.provider();

  /** The one of a job; empty when it runs in none, or that has ended. */
  public static Optional<ContainerNote> of(JobDirectory directory) throws IOException {
    try (var reader = JSON.createReader(new StringReader(Files.readString(file(directory))))) {
      var text = reader.readObject();
      var words = text.getJsonArray("engine").getValuesAs(JsonString::getString);
      return Optional.of(
          new ContainerNote(
              text.getString("name"),
              new EngineCommand(List.copyOf(words), text.getBoolean("removes"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonException | NullPointerException | ClassCastException e) {
      throw new IOException(file(directory) + " cannot be understood: " + e.getMessage(), e);
    }
  }

  /** Writes it for whoever has to end the job. */
  public void writeTo(JobDirectory directory) throws IOException {
    var text =
        JSON.createObjectBuilder()
            .add("name", name)
            .add("engine", JSON.createArrayBuilder(engine.words()))
            .add("removes", engine.removes())
            .build();
    directory.write(file(directory), text.toString());
  }

  /** There is none, or it is known to be gone. */
  public static void remove(JobDirectory directory) throws IOException {
    Files.deleteIfExists(file(directory));
  }

  private static Path file(JobDirectory directory) {
    return directory.root().resolve(FILE);
  }
}
