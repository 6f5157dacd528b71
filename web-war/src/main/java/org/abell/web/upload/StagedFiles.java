package org.abell.web.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.abell.installation.Readiness;

/** The uploads folder, which all servers share: content waits there for its job. */
@ApplicationScoped
public class StagedFiles {

  private final Readiness readiness;

  public StagedFiles() {
    this(null);
  }

  @Inject
  public StagedFiles(Readiness readiness) {
    this.readiness = readiness;
  }

  /** Writes the content to a new file and gives the file's name in the folder. */
  public String write(InputStream content) throws IOException {
    var name = newName();
    Files.copy(content, folder().resolve(name));
    return name;
  }

  /** Writes a text to a new file. */
  public String write(String text) throws IOException {
    var name = newName();
    Files.writeString(folder().resolve(name), text, StandardCharsets.UTF_8);
    return name;
  }

  /** Takes over a file that lies on the same file system. */
  public String take(Path file) throws IOException {
    var name = newName();
    Files.move(file, folder().resolve(name));
    return name;
  }

  /** The folder, made if need be. */
  public Path folder() throws IOException {
    return Files.createDirectories(readiness.installation().settings().dataDirectory().uploads());
  }

  private static String newName() {
    return UUID.randomUUID() + ".upload";
  }
}
