package org.abell.runner.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abell.jobconf.Params;
import org.abell.runner.JobRefused;

/** How one sort of workload manager is talked to. Knows the commands, runs none. */
interface Dialogue {

  /** What the manager is called in sentences. */
  String manager();

  /** The commands that it cannot do without. */
  List<String> commands();

  /** The command that puts a job in the queue, under its name. */
  List<String> submit(Order order) throws JobRefused;

  /** Finds, as its first group, the number that the manager gave to a job which it took. */
  Pattern number();

  /** Finds what the command says where the manager could not be asked. */
  Pattern away();

  /**
   * The number that the manager gave to it.
   *
   * @throws JobRefused when it does not want the job
   * @throws IOException when it could not be asked
   */
  default String submitted(Answer answer) throws JobRefused, IOException {
    var number = number().matcher(answer.out());
    if (answer.ok() && number.find()) {
      return number.group(1);
    }
    if (answer.ok() || away().matcher(answer.complaint()).find()) {
      throw new IOException(answer.complaint());
    }
    throw new JobRefused("%s does not take the job: %s".formatted(manager(), answer.complaint()));
  }

  /** The command that lists all jobs of this account, also those that ended a moment ago. */
  List<String> list();

  /** Whether the command has listed what there is; some managers fail where that is nothing. */
  default boolean isListing(Answer answer) {
    return answer.ok();
  }

  /** The jobs in the listing. */
  List<Sighting> listed(String text) throws IOException;

  /** The command that tells of jobs that are in no listing any more; empty for none. */
  default Optional<List<String>> history(Collection<String> ids) {
    return Optional.empty();
  }

  /** The jobs that the history has. */
  default List<Sighting> past(Answer answer) throws IOException {
    return List.of();
  }

  /** Why a job waits; empty when its manager does not say so yet. */
  Optional<Cause> cause(Sighting waiting);

  /** The command that tells more of a job that will never start than the listing does. */
  default Optional<List<String>> explain(String id) {
    return Optional.empty();
  }

  /** What it tells; nothing when it does not say why. */
  default String explanation(String text) {
    return "";
  }

  /** The command that cancels a job. */
  List<String> cancel(String id);

  /** What can be said of a job from what its manager wrote beside its streams. */
  default Optional<Fate> written(String log) {
    return Optional.empty();
  }

  /**
   * A job to be submitted.
   *
   * @param name begins with the token
   * @param script an executable file with a first line that names its shell
   * @param log takes what the manager itself has to say
   * @param params of the destination
   */
  record Order(String name, Path directory, Path script, Path log, Params params) {}
}
