package org.abell.tests.fault;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.abell.settings.DataDirectory;

/**
 * Compares what was ordered with what the database, the files and the processes show at the end.
 */
final class Outcome {

  private static final Path PROC = Path.of("/proc");

  private final DataDirectory data;
  private final Path home;
  private final Path ledger;
  private final List<Order> plan;
  private final Map<String, List<JobStory>> stories;

  Outcome(Path home, Path ledger, List<Order> plan, List<JobStory> stories) {
    this.data = new DataDirectory(home.resolve("data"));
    this.home = home;
    this.ledger = ledger;
    this.plan = plan;
    this.stories = stories.stream().collect(groupingBy(JobStory::mark));
  }

  /** Prints what is wrong, with the whole history of each job concerned, and fails if there is. */
  void check(Protocol protocol) {
    var faults = new ArrayList<String>();
    for (var order : plan) {
      var found = stories.getOrDefault(order.mark(), List.of());
      var wrong = found.size() == 1 ? faults(order, found.get(0)) : List.of(found.size() + " jobs");
      if (!wrong.isEmpty()) {
        faults.add(order.mark() + ": " + String.join("; ", wrong));
        found.forEach(story -> System.out.println(story.told()));
      }
    }
    orphans().forEach(pid -> faults.add("the process " + pid + " of a job is left"));
    protocol.note(
        "%d jobs, %d of them changed hands (%d times), %d faults",
        plan.size(), changedHands(), takeovers(), faults.size());
    assertThat(faults).as("\n" + String.join("\n", protocol.lines())).isEmpty();
  }

  private List<String> faults(Order order, JobStory story) {
    var faults = new ArrayList<>(story.faults());
    var lines = read(ledger.resolve(order.mark())).lines().toList();
    var words = lines.stream().map(line -> line.split(" ")[0]).toList();
    if (!words.equals(List.of("begin", "end"))) {
      faults.add("its command wrote " + lines);
    }
    var content = read(data.dataset(story.dataset()));
    if (!content.equals(order.content())) {
      faults.add("its output is '%s', not '%s'".formatted(content, order.content()));
    }
    return faults;
  }

  private long changedHands() {
    return all().filter(story -> story.takeovers() > 0).count();
  }

  private long takeovers() {
    return all().mapToLong(JobStory::takeovers).sum();
  }

  private Stream<JobStory> all() {
    return stories.values().stream().flatMap(List::stream);
  }

  /** Processes that carry the mark of a job and work in the folder of this cluster. */
  private List<String> orphans() {
    try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      var found = new ArrayList<String>();
      for (var process : processes) {
        if (isJob(process)) {
          found.add(process.getFileName().toString());
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isJob(Path process) {
    try {
      return ("\0" + Files.readString(process.resolve("environ"))).contains("\0ABELL_JOB=")
          && process.resolve("cwd").toRealPath().startsWith(home.toRealPath());
    } catch (IOException e) {
      // It ended meanwhile, or belongs to somebody else.
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
