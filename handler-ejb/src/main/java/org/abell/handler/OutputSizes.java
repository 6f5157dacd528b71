package org.abell.handler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** How large the files have grown that a running job writes. */
final class OutputSizes {

  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

  private OutputSizes() {}

  /** A sentence about the first output that is larger than allowed, if there is one. */
  static Optional<String> breach(ActiveJob job, long most) {
    var directory = job.runnerJob().orElseThrow().directory();
    return job.sheet().stream()
        .flatMap(sheet -> sheet.outputs().entrySet().stream())
        .filter(
            output -> {
              var place = output.getValue().path();
              return Stream.of(place, directory.output(place)).anyMatch(f -> size(f) > most);
            })
        .map(output -> output.getKey())
        .map(
            name ->
                "The output %s grew larger than the %s that a job may write."
                    .formatted(name, words(most)))
        .findFirst();
  }

  static String words(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 1024 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " bytes" : "%.1f %s".formatted(amount, UNITS[unit]);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // It is not there, yet or any more.
      return 0;
    }
  }
}
