package org.abell.tests.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.abell.cluster.DatabaseAddress;

/** The scripts of the distribution, told where things are as the servers are told. */
final class BackupScripts {

  private static final Path BIN =
      Path.of("../domain-config/src/main/distribution/bin").toAbsolutePath().normalize();
  private static final long PATIENCE_SECONDS = 120;

  private final DatabaseAddress database;
  private final Path settings;

  BackupScripts(DatabaseAddress database, Path settings) {
    this.database = database;
    this.settings = settings;
  }

  DatabaseAddress database() {
    return database;
  }

  /** How a script ended, and all that it said. */
  record Ended(int code, String text) {}

  Ended backup(String... arguments) {
    return run("abell-backup.sh", arguments);
  }

  Ended restore(String... arguments) {
    return run("abell-restore.sh", arguments);
  }

  private Ended run(String script, String... arguments) {
    var command = new ArrayList<>(List.of("/bin/bash", BIN.resolve(script).toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var environment = builder.environment();
    environment.put("ABELL_CONFIG", settings.toString());
    environment.put("ABELL_DB_PASSWORD", database.password());
    environment.put("PGPORT", Integer.toString(database.port()));
    environment.put("PGDATABASE", database.name());
    try {
      var output = Files.createTempFile(settings.toAbsolutePath().getParent(), script, ".out");
      var process = builder.redirectOutput(output.toFile()).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(script + " does not end: " + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
