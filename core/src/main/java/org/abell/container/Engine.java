package org.abell.container;

import java.util.Optional;
import java.util.stream.Stream;

/** The two families of programs that run containers, in the order in which they are preferred. */
public enum Engine {
  /** Docker, or podman by {@code docker_cmd}. */
  DOCKER("docker"),
  /** Singularity, or Apptainer by {@code singularity_cmd}. */
  SINGULARITY("singularity");

  private final String word;

  Engine(String word) {
    this.word = word;
  }

  /** What types of containers and the first part of parameters' names are called. */
  String word() {
    return word;
  }

  static Optional<Engine> of(String type) {
    return Stream.of(values()).filter(e -> e.word.equals(type)).findFirst();
  }
}
