package org.abell.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.abell.jobconf.JobConfiguration;

/** Maps one job by a configuration that has some destinations and, as a test wants it, one more. */
final class MapperFixture {

  private static final String BASE =
      """
      runners: {local: {load: local}, far: {load: 'our.runners:Far'}}
      execution:
        default: a
        environments:
          a: {runner: local, tags: [pool]}
          b: {runner: local, tags: [pool]}
          c: {runner: local}
          away: {runner: far}
          asked:
      """;

  final Path folder;
  Jobs.Builder job = Jobs.job();

  /** Jobs that every destination has. */
  long active;

  /** What hooks answer; nothing at all when it is empty. */
  String answer = "{}";

  /** What the hook was asked last. */
  String question = "";

  MapperFixture(Path folder) {
    this.folder = folder;
  }

  void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  JobConfiguration configuration(String asked) throws IOException {
    write("job_conf.yml", BASE + "      " + asked.strip() + "\n");
    var read = JobConfiguration.read(folder.resolve("job_conf.yml"), n -> Optional.empty());
    assertThat(read.findings()).filteredOn(f -> f.refuses()).isEmpty();
    return read.configuration().orElseThrow();
  }

  /** Where the job goes whose tool is mapped to that destination or tag. */
  Mapping map(String start, String asked) throws IOException {
    return mapper().map(job.build(), configuration(asked), start);
  }

  /** Where the job goes that is mapped to the destination {@code asked}. */
  Mapping asked(String asked) throws IOException {
    return map("asked", asked);
  }

  DestinationMapper mapper() {
    return new DestinationMapper(
        (ids, states) -> active, (target, text, limit) -> hook(text, limit), new Random(7));
  }

  private String hook(String text, Duration limit) throws Hook.NoAnswer {
    question = text;
    if (answer.isEmpty()) {
      throw new Hook.NoAnswer("no answer within %d s".formatted(limit.toSeconds()));
    }
    return answer;
  }

  static Mapping to(String id) {
    return new Mapping.To(id, Map.of(), List.of());
  }

  static Mapping refused(String sentence) {
    return new Mapping.Refused(sentence);
  }
}
