package org.abell.mapping;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.jobconf.ToolKey;

/**
 * What rules may know of a job.
 *
 * @param owner who wants it
 * @param parameters values of the tool's inputs, by name, as JSON texts
 * @param inputs the datasets it reads
 * @param attempt 1, and 1 more for each time it was sent again after a failure
 * @param params the job's own parameters, such as {@code source}
 * @param resources what its user chose of the resources that the tool's group offers, by name, as
 *     JSON texts
 * @param docker whether the tool can run in a docker container
 */
public record JobFacts(
    long jobId,
    String toolId,
    String toolVersion,
    Owner owner,
    long historyId,
    Map<String, String> parameters,
    List<Input> inputs,
    int attempt,
    Map<String, String> params,
    Map<String, String> resources,
    boolean docker) {

  public JobFacts {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    inputs = List.copyOf(inputs);
    params = Map.copyOf(params);
    resources = Map.copyOf(resources);
  }

  /** A user. */
  public record Owner(long id, String email, String username) {}

  /** A dataset that a job reads, under the name of the tool's input. */
  public record Input(String name, String extension, long size, Path path) {}

  /** The bytes of all inputs. */
  public long inputSize() {
    return inputs.stream().mapToLong(Input::size).sum();
  }

  /** What the tool's mapping is looked up by. */
  public ToolKey key() {
    return ToolKey.of(toolId, toolVersion).withParams(params);
  }
}
