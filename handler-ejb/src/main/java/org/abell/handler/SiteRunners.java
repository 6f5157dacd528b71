package org.abell.handler;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.abell.jobconf.RunnerPlugin;
import org.abell.runner.Runner;
import org.abell.runner.RunnerProvider;
import org.abell.runner.RunnerSetup;

/**
 * Runners of the site: those that jars in a folder offer. Each jar sees the classes of Abell, and
 * all jars see each other; they are read once, when the handler starts.
 */
final class SiteRunners {

  private static final String PREFIX = "java:";

  private final Optional<Path> folder;
  private final ServiceLoader<RunnerProvider> providers;
  private final List<String> complaints = new ArrayList<>();

  /** Those of the folder; without one there are none. */
  SiteRunners(Optional<Path> folder) {
    this.folder = folder;
    var jars = folder.map(this::jars).orElseGet(() -> new URL[0]);
    this.providers =
        ServiceLoader.load(
            RunnerProvider.class, new URLClassLoader(jars, RunnerProvider.class.getClassLoader()));
  }

  /**
   * A new runner.
   *
   * @throws IllegalArgumentException with a sentence, when no jar has it or it cannot be made
   */
  Runner runner(RunnerSetup setup) {
    var name = setup.plugin().load().substring(PREFIX.length());
    try {
      synchronized (providers) {
        return providers.stream()
            .map(Provider::get)
            .filter(p -> p.name().equals(name))
            .findFirst()
            .map(p -> p.runner(setup))
            .orElseThrow(() -> new IllegalArgumentException(missing(setup.plugin())));
      }
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException | ServiceConfigurationError | LinkageError e) {
      // What is in a site's jar is the site's business, and no reason for a handler to stop.
      throw new IllegalArgumentException(sentence(setup.plugin(), e.toString()), e);
    }
  }

  private String missing(RunnerPlugin plugin) {
    var where =
        folder
            .map(f -> "no jar in %s offers it".formatted(f))
            .orElse("abell.yml names no runner_dir");
    return sentence(
        plugin, Stream.concat(Stream.of(where), complaints.stream()).collect(joining("; ")));
  }

  private static String sentence(RunnerPlugin plugin, String reason) {
    return "The runner %s cannot be loaded as %s: %s."
        .formatted(plugin.id(), plugin.load(), reason);
  }

  private URL[] jars(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".jar"))
          .sorted()
          .filter(this::isReadable)
          .map(SiteRunners::url)
          .toArray(URL[]::new);
    } catch (IOException e) {
      complaints.add("the folder cannot be read (%s)".formatted(e));
      return new URL[0];
    }
  }

  private boolean isReadable(Path jar) {
    try (var file = new JarFile(jar.toFile())) {
      return file.size() > 0;
    } catch (IOException e) {
      complaints.add("the jar %s cannot be read (%s)".formatted(jar.getFileName(), e.getMessage()));
      return false;
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
