package org.abell.isolation;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.abell.jobconf.Isolation;
import org.abell.jobdir.JobDirectory;

/**
 * What a job may see, written into its directory by who prepares it and obeyed by who starts it:
 * all of the host but what is hidden, and of that again what is readable.
 *
 * @param network whether it may reach other hosts, and services of its own
 * @param hidden folders and files that belong to the server or to other jobs
 * @param readable what it may read although it lies in a hidden folder
 * @param writable what it may write besides its own directory
 */
public record Confinement(
    Isolation isolation,
    boolean network,
    List<Path> hidden,
    List<Path> readable,
    List<Path> writable) {

  /** Of a job that need not be confined. */
  public static final Confinement NONE =
      new Confinement(Isolation.OFF, true, List.of(), List.of(), List.of());

  private static final JsonProvider JSON = JsonProvider.provider();

  public Confinement {
    hidden = List.copyOf(hidden);
    readable = List.copyOf(readable);
    writable = List.copyOf(writable);
  }

  /** What was written for the job; nothing was for one that need not be confined. */
  public static Confinement of(JobDirectory directory, Confined part) throws IOException {
    var file = file(directory, part);
    try (var reader = JSON.createReader(new StringReader(Files.readString(file)))) {
      var text = reader.readObject();
      return new Confinement(
          Isolation.valueOf(text.getString("isolation")),
          text.getBoolean("network"),
          paths(text, "hidden"),
          paths(text, "readable"),
          paths(text, "writable"));
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (JsonException | IllegalArgumentException | ClassCastException e) {
      throw new IOException(file + " cannot be understood: " + e.getMessage(), e);
    }
  }

  /** Writes it for whoever starts the job. */
  public void writeTo(JobDirectory directory, Confined part) throws IOException {
    var file = file(directory, part);
    if (isolation == Isolation.OFF) {
      Files.deleteIfExists(file);
      return;
    }
    var text =
        JSON.createObjectBuilder()
            .add("isolation", isolation.name())
            .add("network", network)
            .add("hidden", JSON.createArrayBuilder(texts(hidden)))
            .add("readable", JSON.createArrayBuilder(texts(readable)))
            .add("writable", JSON.createArrayBuilder(texts(writable)))
            .build();
    directory.write(file, text.toString());
  }

  /** The same for what needs no other host. */
  public Confinement withoutNetwork() {
    return new Confinement(isolation, false, hidden, readable, writable);
  }

  private static List<String> texts(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }

  private static List<Path> paths(JsonObject text, String key) {
    return text.getJsonArray(key).stream().map(v -> Path.of(((JsonString) v).getString())).toList();
  }

  private static Path file(JobDirectory directory, Confined part) {
    return directory.root().resolve(part.plan());
  }
}
