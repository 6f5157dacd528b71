package org.abell.installation;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder of all data, as this server sees it. It has the mark of its installation, so a server
 * whose mount is missing does not take the empty folder below it for the right one.
 *
 * @param root where it is
 * @param mark the word that its file {@value #FILE} has
 */
public record SharedFolder(Path root, String mark) {

  /** The name of the file with the mark. */
  static final String FILE = ".abell-installation";

  /** With less space than this jobs are bound to fail. */
  private static final long LITTLE = 1L << 30;

  /**
   * Marks the folder of a new installation, and makes it if need be.
   *
   * @throws IOException when it cannot, or the folder belongs to another installation; the message
   *     is a sentence
   */
  public static void mark(Path root, String mark) throws IOException {
    try {
      Files.createDirectories(root);
      Files.writeString(root.resolve(FILE), mark + "\n", StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          "The data_dir %s belongs to another database: give this one a folder of its own, or remove %s if its files are not needed any more."
              .formatted(root, root.resolve(FILE)),
          e);
    } catch (IOException e) {
      throw new IOException("The data_dir %s cannot be written: %s.".formatted(root, e), e);
    }
  }

  /** Why no work can be done with the folder, as a sentence; empty when it is all right. */
  public Optional<String> complaint() {
    try {
      if (!Files.readString(root.resolve(FILE)).strip().equals(mark)) {
        return Optional.of("The data_dir %s belongs to another installation.".formatted(root));
      }
      return Files.isWritable(root)
          ? Optional.empty()
          : Optional.of("The data_dir %s cannot be written.".formatted(root));
    } catch (NoSuchFileException e) {
      return Optional.of(
          "The data_dir %s is not the folder that the other servers use: it has no file %s with the text %s."
              .formatted(root, FILE, mark));
    } catch (IOException e) {
      return Optional.of("The data_dir %s cannot be read: %s.".formatted(root, e));
    }
  }

  /** What an admin should see to before work stops, as a sentence. */
  public Optional<String> warning() {
    try {
      var free = Files.getFileStore(root).getUsableSpace();
      return free < LITTLE
          ? Optional.of("The data_dir %s has only %d MB left.".formatted(root, free >> 20))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("The space of data_dir %s is not known: %s.".formatted(root, e));
    }
  }
}
