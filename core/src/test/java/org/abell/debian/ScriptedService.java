package org.abell.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Servers that a script of this package starts and stops in a folder of its own. */
abstract class ScriptedService implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final Path script;

  ScriptedService(String name) {
    try {
      this.folder = Files.createTempDirectory(name);
      this.script = folder.resolve(name + ".sh");
      try (var text = ScriptedService.class.getResourceAsStream(name + ".sh")) {
        Files.copy(text, script);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /** What its commands, and the script, find it by. */
  abstract Map<String, String> environment();

  /** Runs one of its commands, and gives what it prints. */
  public final String run(String... command) {
    return run(List.of(command), false);
  }

  /** Has the script do something, which has to succeed, and gives what it prints. */
  final String act(String action, String... more) {
    var command = new ArrayList<>(List.of("bash", script.toString(), action, folder.toString()));
    command.addAll(List.of(more));
    return run(command, true);
  }

  final void remove() {
    run("rm", "-r", folder.toString());
  }

  private String run(List<String> command, boolean mustSucceed) {
    try {
      var output = Files.createTempFile("service", ".out");
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment());
      var process = builder.start();
      var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      var text = Files.readString(output);
      Files.delete(output);
      if (!ended || mustSucceed && process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first of so many neighbouring ports that are free. */
  static int freePorts(int count) {
    while (true) {
      var sockets = new ArrayList<ServerSocket>();
      try {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        var first = sockets.get(0).getLocalPort();
        for (int i = 1; i < count; i++) {
          sockets.add(new ServerSocket(first + i, 1, InetAddress.getLoopbackAddress()));
        }
        return first;
      } catch (BindException e) {
        // The neighbour is taken: elsewhere, then.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        sockets.forEach(ScriptedService::close);
      }
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public abstract void close();
}
