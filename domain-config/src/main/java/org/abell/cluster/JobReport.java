package org.abell.cluster;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What became of a job, for the terminal: servers, times, first lines of the output. */
record JobReport(String tool, JsonObject job, JsonObject times) {

  private static final int LINES = 4;
  private static final double NANOS_PER_MILLI = 1_000_000.0;

  String text(String output) {
    var report = new StringBuilder();
    report.append(
        "%-12s %-5s submitted at %s, ran on %s%n"
            .formatted(tool, text(job, "state"), text(job, "submitted_by"), text(job, "handler")));
    report.append(
        "             submitted %s UTC%s%s%s%n"
            .formatted(
                time("submitted").map(at -> at.toLocalTime().toString()).orElse("?"),
                since("taken"),
                since("started"),
                since("ended")));
    output
        .lines()
        .filter(line -> !line.isBlank())
        .limit(LINES)
        .forEach(line -> report.append("             | ").append(line).append('\n'));
    return report.toString();
  }

  private String since(String moment) {
    var submitted = time("submitted");
    var at = time(moment);
    if (submitted.isEmpty() || at.isEmpty()) {
      return ", " + moment + " ?";
    }
    var passed = Duration.between(submitted.get(), at.get()).toNanos() / NANOS_PER_MILLI;
    return ", %s +%.0f ms".formatted(moment, passed);
  }

  private Optional<LocalDateTime> time(String moment) {
    try {
      return Optional.of(LocalDateTime.parse(text(times, moment).replace("Z", "")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : "?";
  }
}
