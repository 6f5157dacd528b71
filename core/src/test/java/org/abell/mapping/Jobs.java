package org.abell.mapping;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.mapping.JobFacts.Input;
import org.abell.mapping.JobFacts.Owner;

/** Facts of jobs for tests; what a test does not say is harmless. */
final class Jobs {

  private Jobs() {}

  static Builder job() {
    return new Builder();
  }

  /** Changes one fact at a time. */
  static final class Builder {

    private final Map<String, String> parameters = new LinkedHashMap<>();
    private long id = 1;
    private String tool = "cat1";
    private String version = "1.0";
    private long user = 1;
    private String email = "ada@example.org";
    private long history = 1;
    private List<Input> inputs = List.of();
    private int attempt = 1;
    private Map<String, String> params = Map.of();
    private Map<String, String> resources = Map.of();
    private boolean docker;

    Builder id(long jobId) {
      id = jobId;
      return this;
    }

    Builder tool(String toolId, String toolVersion) {
      tool = toolId;
      version = toolVersion;
      return this;
    }

    Builder user(long userId) {
      user = userId;
      return this;
    }

    Builder email(String address) {
      email = address;
      return this;
    }

    Builder history(long historyId) {
      history = historyId;
      return this;
    }

    Builder parameter(String name, String json) {
      parameters.put(name, json);
      return this;
    }

    Builder input(String extension, long size) {
      inputs = List.of(new Input("input1", extension, size, Path.of("/nowhere")));
      return this;
    }

    Builder file(String extension, Path path) {
      inputs = List.of(new Input("input1", extension, 20, path));
      return this;
    }

    Builder attempt(int number) {
      attempt = number;
      return this;
    }

    Builder params(Map<String, String> jobParams) {
      params = jobParams;
      return this;
    }

    Builder resources(Map<String, String> chosen) {
      resources = chosen;
      return this;
    }

    Builder docker() {
      docker = true;
      return this;
    }

    JobFacts build() {
      return new JobFacts(
          id,
          tool,
          version,
          new Owner(user, email, "ada"),
          history,
          parameters,
          inputs,
          attempt,
          params,
          resources,
          docker);
    }
  }
}
