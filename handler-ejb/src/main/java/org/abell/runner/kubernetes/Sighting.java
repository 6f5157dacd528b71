package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A job as Kubernetes shows it: its object, if there is one, and its pods, usually one. */
record Sighting(Optional<Job> job, List<Pod> pods) {

  private static final Set<String> ENDS = Set.of("Complete", "Failed");

  /** Nothing is there, not even something that ends. */
  boolean isGone() {
    return job.isEmpty() && pods.isEmpty();
  }

  /** Whether something of it may still run, or begin to. */
  boolean alive() {
    return alivePods().findAny().isPresent() || job.isPresent() && !finished();
  }

  /** Those that may still run; they outlive a job that was deleted. */
  List<Pod> running() {
    return alivePods().map(PodView::pod).toList();
  }

  /** Whether Kubernetes is through with it. */
  boolean finished() {
    return end().isPresent() || !pods.isEmpty() && alivePods().findAny().isEmpty();
  }

  boolean outOfMemory() {
    return views().anyMatch(PodView::outOfMemory);
  }

  boolean outOfTime() {
    return end().filter(c -> "DeadlineExceeded".equals(c.getReason())).isPresent()
        || views().anyMatch(PodView::outOfTime);
  }

  /** Why it was broken off for a reason that is none of its own. */
  Optional<String> disruption() {
    return views().flatMap(v -> v.disruption().stream()).findFirst();
  }

  /** Why it does not begin. */
  Optional<Obstacle> obstacle() {
    return views().flatMap(v -> v.obstacle().stream()).findFirst();
  }

  /** The pod that runs it. */
  Optional<String> runningAs() {
    return alivePods().filter(PodView::running).map(PodView::name).findFirst();
  }

  /** Whether Kubernetes itself calls it failed; a tool's failure does not make it so. */
  boolean hasEndedBadly() {
    return end().filter(c -> c.getType().equals("Failed")).isPresent()
        || views().anyMatch(PodView::failed);
  }

  /** What Kubernetes says of its end. */
  String words() {
    return views()
        .flatMap(v -> v.complaint().stream())
        .findFirst()
        .or(() -> end().map(c -> c.getMessage() == null ? c.getType() : c.getMessage()))
        .orElse("ended");
  }

  private Stream<PodView> alivePods() {
    return views().filter(PodView::alive);
  }

  private Stream<PodView> views() {
    return pods.stream().map(PodView::new);
  }

  private Optional<JobCondition> end() {
    return job.map(Job::getStatus).stream()
        .flatMap(s -> s.getConditions().stream())
        .filter(c -> ENDS.contains(c.getType()) && "True".equals(c.getStatus()))
        .findFirst();
  }
}
