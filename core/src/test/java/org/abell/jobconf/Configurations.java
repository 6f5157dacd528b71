package org.abell.jobconf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations written down in tests, and their findings as {@code LINE warning: …}. */
final class Configurations {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PLACE", "cluster", "RAW", "--mem=8G", "OFF", "no", "MINE", "special");

  private Configurations() {}

  /** A file of that name with that text, read with a few variables set. */
  static JobConfigurationFile read(Path folder, String name, String text) {
    try {
      var file = Files.writeString(folder.resolve(name), text);
      return JobConfiguration.read(
          file,
          new ValueSources(
              n -> Optional.ofNullable(ENVIRONMENT.get(n)),
              n -> n.equals("use_docker") ? Optional.of("yes") : Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** XML from line 2 on, inside the root; everything it does not say is minimal. */
  static String xml(String sections) {
    var plugins =
        "<plugins><plugin id='local' type='runner' load='galaxy.jobs.runners.local'/></plugins>";
    var destinations = "<destinations><destination id='here' runner='local'/></destinations>";
    return "<job_conf>\n"
        + sections
        + "\n"
        + (sections.contains("<plugins") ? "" : plugins)
        + (sections.contains("<destinations") ? "" : destinations)
        + "</job_conf>\n";
  }

  /** YAML from line 1 on; everything it does not say is minimal. */
  static String yaml(String sections) {
    var runners = "runners: {local: {load: local}}\n";
    var execution = "execution: {environments: {here: {runner: local}}}\n";
    return sections
        + "\n"
        + (sections.startsWith("runners:") || sections.contains("\nrunners:") ? "" : runners)
        + (sections.startsWith("execution:") || sections.contains("\nexecution:") ? "" : execution);
  }

  static List<String> findings(JobConfigurationFile read) {
    return read.findings().stream()
        .map(
            f ->
                "%d %s: %s"
                    .formatted(
                        f.problem().line(),
                        f.refuses() ? "refused" : "warning",
                        f.problem().reason()))
        .toList();
  }
}
