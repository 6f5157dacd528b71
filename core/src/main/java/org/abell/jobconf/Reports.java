package org.abell.jobconf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.abell.problem.Problem;

/** Collects what is found while a configuration is read, and what can only be judged at its end. */
final class Reports {

  private final List<Finding> findings = new ArrayList<>();
  private final Set<Path> files = new LinkedHashSet<>();
  private final List<Consumer<JobConfiguration>> pending = new ArrayList<>();

  void refuse(Place place, String reason) {
    refuse(place.problem(reason));
  }

  void refuse(Problem problem) {
    findings.add(new Finding(Finding.Severity.REFUSED, problem));
  }

  void warn(Place place, String reason) {
    findings.add(new Finding(Finding.Severity.WARNING, place.problem(reason)));
  }

  /** Notes that the configuration depends on a file, which may not exist. */
  void reads(Path file) {
    files.add(file.toAbsolutePath().normalize());
  }

  Set<Path> files() {
    return files;
  }

  /** A check that needs the whole configuration. */
  void atEnd(Consumer<JobConfiguration> check) {
    pending.add(check);
  }

  void finish(JobConfiguration whole) {
    pending.forEach(check -> check.accept(whole));
    pending.clear();
  }

  boolean refused() {
    return findings.stream().anyMatch(Finding::refuses);
  }

  /** In the order of the file. */
  List<Finding> findings() {
    return findings.stream()
        .sorted(
            Comparator.comparing((Finding f) -> f.problem().file())
                .thenComparingInt(f -> f.problem().line()))
        .toList();
  }
}
