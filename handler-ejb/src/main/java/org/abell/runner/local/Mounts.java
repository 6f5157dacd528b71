package org.abell.runner.local;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.abell.account.SystemAccount;
import org.abell.isolation.Confinement;
import org.abell.jobdir.JobDirectory;

/**
 * The file system of an isolated job, as arguments of bubblewrap. All is read-only but what the job
 * makes; the files that the server wrote into the job's directory are, too, so that a job can
 * neither change its script nor pretend to be another process. Outer paths come before inner ones:
 * the innermost that is named decides.
 */
record Mounts(JobDirectory directory, Confinement confinement, HostSecrets secrets) {

  private enum Sight {
    HIDDEN,
    READABLE,
    WRITABLE
  }

  List<String> arguments() throws IOException {
    var arguments = new ArrayList<String>();
    var tmp = directory.tmp().toRealPath();
    add(arguments, "--ro-bind", "/", "/");
    add(arguments, "--dev", "/dev");
    add(arguments, "--proc", "/proc");
    var sights = sights();
    for (var folder : List.of("/tmp", "/var/tmp")) {
      add(arguments, "--bind", tmp.toString(), folder);
    }
    var folders = new ArrayList<Path>();
    for (var sight : sights.entrySet()) {
      mount(arguments, sight.getKey(), sight.getValue(), sights, folders);
    }
    // A hidden folder looks empty and cannot be filled, for that would cost memory.
    folders.forEach(f -> add(arguments, "--remount-ro", f.toString()));
    add(arguments, "--chdir", directory.root().toString());
    return arguments;
  }

  /** What is there and was named, the shortest path first. */
  private Map<Path, Sight> sights() throws IOException {
    Map<Path, Sight> found = new LinkedHashMap<>();
    var resolver = Optional.of(Path.of("/etc/resolv.conf")).filter(f -> confinement.network());
    var account = SystemAccount.of(directory);
    put(
        found,
        Stream.concat(secrets.places().stream(), confinement.hidden().stream())
            .filter(p -> account.isEmpty() || isInReach(p)),
        Sight.HIDDEN);
    put(found, confinement.readable().stream(), Sight.READABLE);
    put(found, resolver.stream().map(Mounts::real), Sight.READABLE);
    put(found, confinement.writable().stream(), Sight.WRITABLE);
    put(found, Stream.of(directory.root()), Sight.READABLE);
    put(found, own(), Sight.WRITABLE);
    var sorted = new LinkedHashMap<Path, Sight>();
    found.entrySet().stream()
        .sorted((a, b) -> a.getKey().getNameCount() - b.getKey().getNameCount())
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  /**
   * What no other account can reach is hidden, and bubblewrap could not reach it as that account.
   */
  private boolean isInReach(Path hidden) {
    try {
      for (var p = hidden.getParent(); p != null; p = p.getParent()) {
        if (!directory.root().startsWith(p)
            && Files.exists(p)
            && !Files.getPosixFilePermissions(p).contains(OTHERS_EXECUTE)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Stream<Path> own() {
    return Stream.of(
        directory.working(),
        directory.outputs(),
        directory.configs(),
        directory.home(),
        directory.tmp(),
        directory.metadata(),
        directory.metrics(),
        directory.exitCodeFile());
  }

  private static void put(Map<Path, Sight> found, Stream<Path> paths, Sight sight)
      throws IOException {
    for (var path : paths.toList()) {
      if (Files.exists(path)) {
        found.put(named(path), sight);
      }
    }
  }

  /** A link keeps its name: what it leads to is shown in its place. */
  private static Path named(Path path) throws IOException {
    var parent = path.toAbsolutePath().normalize().getParent();
    if (parent == null) {
      return path;
    }
    var name = parent.toRealPath().resolve(path.getFileName());
    return Files.isDirectory(name) && Files.isSymbolicLink(name) ? name.toRealPath() : name;
  }

  private static void mount(
      List<String> arguments, Path path, Sight sight, Map<Path, Sight> sights, List<Path> folders)
      throws IOException {
    var outer = outer(path, sights);
    var isFolder = Files.isDirectory(path);
    if (sight == Sight.WRITABLE) {
      add(arguments, path.startsWith("/dev") ? "--dev-bind" : "--bind", source(path), path + "");
    } else if (sight == Sight.READABLE && outer != Sight.READABLE) {
      add(arguments, "--ro-bind", source(path), path.toString());
    } else if (sight == Sight.HIDDEN && outer != Sight.HIDDEN && isFolder) {
      add(arguments, "--tmpfs", path.toString());
      folders.add(path);
    } else if (sight == Sight.HIDDEN && outer != Sight.HIDDEN) {
      add(arguments, "--ro-bind", "/dev/null", path.toString());
    }
  }

  private static Sight outer(Path path, Map<Path, Sight> sights) {
    for (var p = path.getParent(); p != null; p = p.getParent()) {
      if (sights.containsKey(p)) {
        return sights.get(p);
      }
      if (p.endsWith("tmp") && (p.equals(Path.of("/tmp")) || p.equals(Path.of("/var/tmp")))) {
        return Sight.HIDDEN;
      }
    }
    return Sight.READABLE;
  }

  private static String source(Path path) throws IOException {
    return path.toRealPath().toString();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private static void add(List<String> arguments, String... words) {
    arguments.addAll(List.of(words));
  }
}
