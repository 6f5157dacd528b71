package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a pod's status says, in the words of the Kubernetes API. */
record PodView(Pod pod) {

  // The phases and reasons of a pod's life cycle.
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  /** Reasons of a failed pod that lie with its node or with whoever needed the place. */
  private static final Set<String> DISRUPTIONS =
      Set.of(
          "Evicted",
          "NodeLost",
          "NodeShutdown",
          "Shutdown",
          "Terminated",
          "Preempting",
          "Preempted",
          "NodeAffinity",
          "UnexpectedAdmissionError",
          "OutOfcpu",
          "OutOfmemory",
          "OutOfpods",
          "OutOfephemeral-storage");

  /** Reasons of a container that does not start, and will not without somebody's help. */
  private static final Set<String> NEVER =
      Set.of(
          "ImagePullBackOff",
          "ErrImagePull",
          "ErrImageNeverPull",
          "InvalidImageName",
          "ImageInspectError",
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError");

  String name() {
    return pod.getMetadata().getName();
  }

  /** Whether something of it may still run: so it is while its node does not answer. */
  boolean alive() {
    return !ENDED.contains(phase());
  }

  boolean running() {
    return phase().equals("Running");
  }

  boolean failed() {
    return phase().equals("Failed");
  }

  boolean outOfMemory() {
    return terminated().anyMatch(t -> "OOMKilled".equals(t.getReason()));
  }

  boolean outOfTime() {
    return status().map(PodStatus::getReason).filter("DeadlineExceeded"::equals).isPresent();
  }

  /** Why it was taken from its node, or its node from it. */
  Optional<String> disruption() {
    var condition =
        condition("DisruptionTarget", "True")
            .map(c -> words(c.getReason(), c.getMessage(), "DisruptionTarget"));
    return status()
        .filter(s -> s.getReason() != null && DISRUPTIONS.contains(s.getReason()))
        .map(s -> words(s.getReason(), s.getMessage(), ""))
        .or(() -> condition);
  }

  /** Why no node takes it. */
  Optional<Obstacle> obstacle() {
    if (running()) {
      return Optional.empty();
    }
    var unschedulable =
        condition("PodScheduled", "False")
            .map(c -> new Obstacle(words(c.getReason(), c.getMessage(), "Unschedulable"), false));
    return containers()
        .map(ContainerState::getWaiting)
        .filter(w -> w != null && w.getReason() != null && NEVER.contains(w.getReason()))
        .map(w -> new Obstacle(words(w.getReason(), w.getMessage(), ""), true))
        .findFirst()
        .or(() -> unschedulable);
  }

  /** What the container runtime says of an end that is not the script's. */
  Optional<String> complaint() {
    return terminated()
        .filter(t -> t.getMessage() != null || t.getExitCode() != null && t.getExitCode() != 0)
        .map(t -> words(t.getReason(), t.getMessage(), "exit code " + t.getExitCode()))
        .findFirst()
        .or(
            () ->
                status()
                    .filter(s -> s.getReason() != null)
                    .map(s -> words(s.getReason(), s.getMessage(), "")));
  }

  private Stream<ContainerStateTerminated> terminated() {
    return containers().map(ContainerState::getTerminated).filter(t -> t != null);
  }

  private Stream<ContainerState> containers() {
    return status().stream()
        .flatMap(s -> s.getContainerStatuses().stream())
        .map(ContainerStatus::getState)
        .filter(s -> s != null);
  }

  private Optional<PodCondition> condition(String type, String value) {
    return status().stream()
        .flatMap(s -> s.getConditions().stream())
        .filter(c -> type.equals(c.getType()) && value.equals(c.getStatus()))
        .findFirst();
  }

  private String phase() {
    return status().map(PodStatus::getPhase).orElse("");
  }

  private Optional<PodStatus> status() {
    return Optional.ofNullable(pod.getStatus());
  }

  private static String words(String reason, String message, String otherwise) {
    var first = reason == null ? otherwise : reason;
    return message == null || message.isBlank() ? first : first + ": " + message.strip();
  }
}
