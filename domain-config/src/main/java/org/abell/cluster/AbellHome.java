package org.abell.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The folder of one cluster: where everything it writes lies, and that only one launcher uses it.
 */
final class AbellHome implements AutoCloseable {

  // Only what a cluster made is ever deleted: the folder may be somebody's own.
  private static final List<String> OWN =
      List.of(
          "database",
          "postgresql",
          "data",
          "domain",
          "standalone",
          "front",
          "logs",
          "abell.yml",
          "accounts.properties");

  private static final String HEADER =
      "# The settings of this cluster; made at the first start, yours to change.\n";

  private final Path root;
  private final FileChannel lock;

  private AbellHome(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /** Makes the folder and takes it for this process. */
  static AbellHome open(Path root) {
    try {
      Files.createDirectories(root);
      var channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(root, null);
      }
      return new AbellHome(root, channel);
    } catch (OverlappingFileLockException e) {
      throw inUse(root, e);
    } catch (IOException e) {
      throw new ClusterException(root + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static ClusterException inUse(Path root, Exception cause) {
    return new ClusterException(
        root + " is in use by another launcher; give another folder with -Dabell.home=…", cause);
  }

  void wipe() {
    OWN.forEach(name -> delete(root.resolve(name)));
  }

  Path root() {
    return root;
  }

  Path database() {
    return root.resolve("database");
  }

  Path postgresBinaries() {
    return root.resolve("postgresql");
  }

  Path settingsFile() {
    return root.resolve("abell.yml");
  }

  Path accountsFile() {
    return root.resolve("accounts.properties");
  }

  Path base(boolean simple) {
    return root.resolve(simple ? "standalone" : "domain");
  }

  /** The folder of httpd or nginx. */
  Path front() {
    return root.resolve("front");
  }

  /** A file in the folder of logs. */
  Path log(String name) {
    var logs = root.resolve("logs");
    try {
      return Files.createDirectories(logs).resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(logs + " cannot be made", e);
    }
  }

  /** Writes abell.yml when there is none: what an admin changes in it stays. */
  void writeSettings(Sources sources, Accounts accounts, Map<String, String> settings) {
    if (Files.exists(settingsFile())) {
      return;
    }
    var lines = new LinkedHashMap<String, String>();
    lines.put("data_dir", "data");
    lines.put("tool_panel_file", "'%s'".formatted(sources.content().resolve("tool_panel.xml")));
    lines.put("admin_users", "[%s]".formatted(accounts.admin().email()));
    lines.put("brand", "Abell");
    // What a front shows that sends the files of datasets itself.
    lines.put("front_key", "'%s'".formatted(accounts.front().password()));
    lines.putAll(settings);
    var content =
        lines.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
            .collect(Collectors.joining("", HEADER, ""));
    try {
      Files.createFile(
          settingsFile(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(settingsFile(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(settingsFile() + " cannot be written", e);
    }
  }

  static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be deleted", e);
    }
  }

  static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(from + " cannot be copied to " + to, e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock of " + root + " cannot be given back", e);
    }
  }
}
