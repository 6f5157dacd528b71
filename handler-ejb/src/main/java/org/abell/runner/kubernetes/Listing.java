package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All jobs of a runner and their pods, by the names of the jobs. */
record Listing(Map<String, Job> jobs, Map<String, List<Pod>> pods) {

  static Listing of(List<Job> jobs, List<Pod> pods) {
    return new Listing(
        jobs.stream().collect(Collectors.toMap(Listing::name, Function.identity())),
        pods.stream().collect(Collectors.groupingBy(Listing::jobOf)));
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }

  private static String jobOf(Pod pod) {
    return pod.getMetadata().getLabels().getOrDefault(Labels.JOB_NAME, "");
  }

  /** What there is of one. */
  Sighting of(String name) {
    return new Sighting(Optional.ofNullable(jobs.get(name)), pods.getOrDefault(name, List.of()));
  }
}
