package org.abell.runner.realuser;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.abell.account.SystemAccount;
import org.abell.jobdir.JobDirectory;
import org.abell.process.Processes;
import org.abell.runner.JobRefused;

/**
 * Lets a user read the inputs of a job, and nothing else: where files or folders are closed to
 * others, by entries in their access control lists (acl(5)), which their owner may add.
 */
record InputAccess(SystemAccount account) {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * Opens what is closed.
   *
   * @throws JobRefused when the file system or the host cannot do that
   */
  void grant(JobDirectory directory) throws JobRefused, IOException {
    Set<Path> ways = new LinkedHashSet<>(closedAbove(directory.root()));
    var files = new ArrayList<Path>();
    var folders = new ArrayList<Path>();
    for (var input : account.reads()) {
      ways.addAll(closedAbove(input));
      if (Files.isDirectory(input)) {
        folders.add(input);
      } else if (isClosed(input, OTHERS_READ)) {
        files.add(input);
      }
    }
    allow("x", List.of(), ways);
    allow("r", List.of(), files);
    allow("rX", List.of("-R"), folders);
  }

  private static List<Path> closedAbove(Path path) throws IOException {
    var found = new ArrayList<Path>();
    for (var p = path.toRealPath().getParent(); p != null; p = p.getParent()) {
      if (isClosed(p, OTHERS_EXECUTE)) {
        found.add(p);
      }
    }
    return found;
  }

  private static boolean isClosed(Path path, PosixFilePermission permission) throws IOException {
    return Files.exists(path) && !Files.getPosixFilePermissions(path).contains(permission);
  }

  private void allow(String what, List<String> options, Iterable<Path> paths)
      throws JobRefused, IOException {
    var command = new ArrayList<>(List.of("setfacl"));
    command.addAll(options);
    command.addAll(List.of("-m", "u:%s:%s".formatted(account.name(), what), "--"));
    var before = command.size();
    paths.forEach(p -> command.add(p.toString()));
    if (command.size() == before) {
      return;
    }
    var said = run(command);
    if (said.code() != 0) {
      throw new JobRefused(
          "The inputs of the job cannot be made readable for %s.".formatted(account.name()),
          new IOException(said.err().strip()));
    }
  }

  private static Processes.Said run(List<String> command) throws IOException {
    return Processes.ask(command, Map.of("PATH", "/usr/bin:/bin", "LANG", "C"), PATIENCE)
        .orElseThrow(() -> new IOException("setfacl gave no answer"));
  }
}
