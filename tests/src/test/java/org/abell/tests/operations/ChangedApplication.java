package org.abell.tests.operations;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Other versions of the application. */
public final class ChangedApplication {

  private ChangedApplication() {}

  /** The application with one file more, which nobody reads. */
  public static Path another(Path folder, String version) throws IOException {
    return with(folder, version, "META-INF/version.txt", version);
  }

  /** The application with one file more, or with another content of one. */
  static Path with(Path folder, String name, String entry, String content) throws IOException {
    var copy = Files.copy(DomainScript.SOURCES.application(), folder.resolve(name + ".ear"));
    try (var zip = FileSystems.newFileSystem(copy)) {
      Files.writeString(
          zip.getPath(entry),
          content,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING);
    }
    return copy;
  }
}
