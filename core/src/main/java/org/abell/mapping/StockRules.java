package org.abell.mapping;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.abell.jobconf.Destination;

/** Galaxy's rules that need no file: choose_one, burst, docker_dispatch. */
final class StockRules {

  private static final String WORKFLOW = "__workflow_invocation_uuid__";

  private final ActiveCounts counts;

  StockRules(ActiveCounts counts) {
    this.counts = counts;
  }

  /** One of several, the same for all jobs of a user, a history or a workflow if so wished. */
  static Decision chooseOne(Destination destination, JobFacts job) {
    var ids = destination.params().list("destination_ids");
    var index = hash(destination.params().list("hash_by"), job).mod(BigInteger.valueOf(ids.size()));
    return Decision.Send.plainly(ids.get(index.intValue()));
  }

  private static BigInteger hash(List<String> strategies, JobFacts job) {
    return strategies.stream()
        .map(by -> hash(by, job))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> BigInteger.valueOf(job.jobId()));
  }

  private static Optional<BigInteger> hash(String by, JobFacts job) {
    return switch (by) {
      case "job" -> Optional.of(BigInteger.valueOf(job.jobId()));
      case "user" -> Optional.of(BigInteger.valueOf(job.owner().id()));
      case "history" -> Optional.of(BigInteger.valueOf(job.historyId()));
      case "workflow_invocation" ->
          Optional.ofNullable(job.params().get(WORKFLOW)).map(StockRules::md5);
      default -> Optional.empty();
    };
  }

  /** The MD5 sum as a number, as Galaxy makes an index of a text. */
  static BigInteger md5(String text) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      return new BigInteger(1, digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** The first destinations until they are full. */
  Decision burst(Destination destination) {
    var params = destination.params();
    var from = params.list("from_destination_ids");
    var most = params.number("num_jobs");
    if (most.isEmpty()) {
      return Decision.End.refused(
          "num_jobs of the dynamic destination %s is no whole number.".formatted(destination.id()));
    }
    var states = params.list("job_states");
    var active = counts.count(from, states.isEmpty() ? List.of("queued", "running") : states);
    var to =
        active + 1 > most.getAsInt() ? params.text("to_destination_id").orElseThrow() : from.get(0);
    return Decision.Send.plainly(to);
  }

  /** By whether the tool has a docker container. */
  static Decision docker(Destination destination, JobFacts job) {
    var param = job.docker() ? "docker_destination_id" : "default_destination_id";
    return Decision.Send.plainly(destination.params().text(param).orElseThrow());
  }
}
