package org.abell.inspection;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.compressors.CompressorInputStream;
import org.apache.commons.io.IOUtils;

/**
 * Copies of the libraries that the inspecting program needs. Their folder bears the digest of what
 * is in it, so servers of different versions do not get in each other's way, and a folder that is
 * there is whole.
 */
public final class Libraries {

  private static final int DIGITS = 32;
  private static final String NAME = "(\\.half-.+)|[0-9a-f]{" + DIGITS + "}";
  private static final String MARK = "used";

  private final Path shared;

  Libraries(Path shared) {
    this.shared = shared;
  }

  /** All copies in the folder, and those that were never finished. */
  public static List<Path> copies(Path shared) throws IOException {
    try (var all = Files.list(shared)) {
      return all.filter(c -> c.getFileName().toString().matches(NAME)).sorted().toList();
    }
  }

  /** When a job was last prepared that needs the copy, by the clock of the file server. */
  public static Instant lastUsed(Path copy) throws IOException {
    var mark = copy.resolve(MARK);
    return Files.getLastModifiedTime(Files.exists(mark) ? mark : copy).toInstant();
  }

  /** Notes that a job is being prepared that needs the copy. */
  static void use(Path copy) throws IOException {
    Files.write(copy.resolve(MARK), new byte[0]);
  }

  /** What is needed, each by one of its classes. */
  private static Map<String, Class<?>> needed() {
    var needed = new LinkedHashMap<String, Class<?>>();
    needed.put("abell-core.jar", InspectOutputs.class);
    needed.put("json-api.jar", JsonObject.class);
    needed.put("json-provider.jar", JsonProvider.provider().getClass());
    needed.put("commons-compress.jar", CompressorInputStream.class);
    needed.put("commons-io.jar", IOUtils.class);
    return needed;
  }

  /**
   * Copies all of them; several servers may do that at once.
   *
   * @return the copies
   */
  List<Path> install() throws IOException {
    Files.createDirectories(shared);
    var half = Files.createDirectory(shared.resolve(".half-" + UUID.randomUUID()));
    var names = new ArrayList<String>();
    try {
      for (var library : needed().entrySet()) {
        CodeCopy.of(library.getValue()).to(half.resolve(library.getKey()));
        names.add(library.getKey());
      }
      var place = shared.resolve(digest(half, names));
      move(half, place);
      return names.stream().map(place::resolve).toList();
    } finally {
      remove(half, names);
    }
  }

  private static void move(Path half, Path place) throws IOException {
    try {
      if (!Files.isDirectory(place)) {
        Files.move(half, place);
      }
    } catch (FileSystemException e) {
      // Another server was faster, with the same content.
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  private static void remove(Path half, List<String> names) throws IOException {
    for (var name : names) {
      Files.deleteIfExists(half.resolve(name));
    }
    Files.deleteIfExists(half);
  }

  private static String digest(Path folder, List<String> names) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var name : names) {
        digest.update(Files.readAllBytes(folder.resolve(name)));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
