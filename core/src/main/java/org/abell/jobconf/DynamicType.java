package org.abell.jobconf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sorts of rules by which a dynamic destination decides. */
public enum DynamicType {
  /** A Python function: cannot be run here. */
  PYTHON(List.of(), List.of()),
  /** One of several destinations, by a hash. */
  CHOOSE_ONE(List.of("destination_ids"), List.of("destination_ids")),
  /** A second destination when the first ones are full. */
  BURST(
      List.of("from_destination_ids", "to_destination_id", "num_jobs"),
      List.of("from_destination_ids", "to_destination_id")),
  /** By whether the tool has a docker container. */
  DOCKER_DISPATCH(
      List.of("docker_destination_id", "default_destination_id"),
      List.of("docker_destination_id", "default_destination_id")),
  /** By the rules of Galaxy's tool destinations file. */
  DTD(List.of(), List.of()),
  /** By a file of rules in the expression language: in place of Python. */
  RULES(List.of(), List.of()),
  /** By a program that is asked: in place of Python. */
  HOOK(List.of(), List.of());

  private final List<String> needed;
  private final List<String> targets;

  DynamicType(List<String> needed, List<String> targets) {
    this.needed = needed;
    this.targets = targets;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first parameter without which it cannot decide; empty when all are there. */
  public Optional<String> missing(Params params) {
    return needed.stream().filter(name -> params.list(name).isEmpty()).findFirst();
  }

  /** The parameters without which it cannot decide. */
  List<String> needed() {
    return needed;
  }

  /** The parameters that name destinations. */
  List<String> targets() {
    return targets;
  }

  static Optional<DynamicType> of(String text) {
    return Stream.of(values()).filter(t -> t.text().equals(text.strip())).findFirst();
  }

  static String all() {
    return Stream.of(values()).map(DynamicType::text).collect(Collectors.joining(", "));
  }
}
