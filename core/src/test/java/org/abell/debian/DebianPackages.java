package org.abell.debian;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of the distribution that tests use. As root they are installed when they are missing;
 * anybody else is told the command, and the test is skipped, or fails where CI runs it.
 */
public final class DebianPackages {

  private static final List<String> PATH = List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin");
  private static final Path LOCK = Path.of("/run/abell-tests-install");
  private static final long PATIENCE_MINUTES = 10;

  private DebianPackages() {}

  /** Makes sure that the program is there; gives its path. */
  public static Path program(String name, String... packages) {
    installUnless(() -> find(name).isPresent(), packages);
    return find(name).orElseGet(missing(name, packages));
  }

  /** Makes sure that a file of a package is there; gives its path. */
  public static Path file(String path, String... packages) {
    var file = Path.of(path);
    installUnless(() -> Files.exists(file), packages);
    return Files.exists(file) ? file : missing(path, packages).get();
  }

  /** Makes sure that Python has the module; gives the path of Python. */
  public static Path python(String module, String... packages) {
    var python = program("python3", "python3");
    BooleanSupplier there = () -> run(python.toString(), "-c", "import " + module);
    installUnless(there, packages);
    return there.getAsBoolean() ? python : missing("the Python module " + module, packages).get();
  }

  private static Supplier<Path> missing(String name, String... packages) {
    return () ->
        unable("%s is missing: apt-get install %s".formatted(name, String.join(" ", packages)));
  }

  private static Optional<Path> find(String name) {
    return PATH.stream().map(p -> Path.of(p, name)).filter(Files::isExecutable).findFirst();
  }

  /** One process after the other, for tests run in several, and apt-get in one only. */
  private static synchronized void installUnless(BooleanSupplier there, String... packages) {
    if (there.getAsBoolean() || !isRoot() || find("apt-get").isEmpty()) {
      return;
    }
    try (var channel = FileChannel.open(LOCK, CREATE, WRITE);
        var lock = channel.lock()) {
      if (lock.isValid() && !there.getAsBoolean()) {
        install(packages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the tests may do what only root may. */
  public static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Goes on as root only; anybody else is told why. */
  public static void needRoot(String reason) {
    if (!isRoot()) {
      unable(reason);
    }
  }

  /** Skips the test, for this reason; fails it where CI runs it. Never returns. */
  public static <T> T unable(String reason) {
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      return Assertions.fail(reason);
    }
    return Assumptions.abort(reason);
  }

  private static void install(String... packages) {
    run("apt-get", "update", "-q");
    // Somebody else on this machine may be installing something, too.
    var patient = "DPkg::Lock::Timeout=" + TimeUnit.MINUTES.toSeconds(PATIENCE_MINUTES);
    var command = new ArrayList<>(List.of("apt-get", "-o", patient, "install", "-q", "-y"));
    command.addAll(Arrays.asList(packages));
    run(command.toArray(String[]::new));
  }

  private static boolean run(String... command) {
    try {
      var builder = new ProcessBuilder(command).inheritIO();
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      // Servers are installed, not started: tests start their own.
      builder.environment().put("RUNLEVEL", "1");
      var process = builder.start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
