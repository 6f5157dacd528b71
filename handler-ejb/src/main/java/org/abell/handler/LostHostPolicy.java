package org.abell.handler;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;
import org.abell.job.StrandedJob;
import org.abell.jobconf.JobConfiguration;
import org.abell.jobconf.Params;

/**
 * What a destination says about jobs whose host is gone: {@code on_lost_host} is {@code rerun} or
 * {@code fail}, {@code lost_host_after} the seconds until then.
 *
 * @param rerun whether the job runs again; else it fails
 * @param after how long no handler must have lived on the host
 */
record LostHostPolicy(boolean rerun, Duration after) {

  private static final int USUAL_SECONDS = 60;

  /** What holds for the job; a rule's own parameters go before those of the destination. */
  static LostHostPolicy of(StrandedJob job, JobConfiguration configuration) {
    var own = Json.createReader(new StringReader(job.params())).readObject();
    var params =
        configuration
            .destinations()
            .destination(job.destinationId())
            .map(d -> d.params())
            .orElse(Params.NONE);
    var seconds = own(own, "lost_host_after").or(() -> params.text("lost_host_after"));
    var what = own(own, "on_lost_host").or(() -> params.text("on_lost_host")).orElse("fail");
    return new LostHostPolicy(
        what.strip().equals("rerun"),
        Duration.ofSeconds(seconds.flatMap(LostHostPolicy::whole).orElse(USUAL_SECONDS)));
  }

  private static Optional<Integer> whole(String text) {
    try {
      return Optional.of(Integer.parseInt(text.strip())).filter(n -> n >= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> own(JsonObject params, String name) {
    return Optional.ofNullable(params.get(name))
        .map(v -> v instanceof JsonString text ? text.getString() : v.toString());
  }
}
