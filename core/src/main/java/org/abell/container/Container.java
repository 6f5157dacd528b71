package org.abell.container;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.jobconf.ContainerResolver;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;

/**
 * A container for a tool.
 *
 * @param image what the engine calls it: a name, or a file
 * @param shell runs the tool's script inside
 */
public record Container(Engine engine, String image, String shell) {

  private static final String USUAL_SHELL = "/bin/sh";

  /**
   * The container for a tool on a destination, if that runs any. An override of the destination
   * comes first, then what the resolvers find, then what the destination has for all others.
   */
  public static Optional<Container> of(
      Params params, List<ContainerResolver> resolvers, ToolNeeds tool) {
    var enabled =
        Stream.of(Engine.values()).filter(e -> params.flag(e.word() + "_enabled", false)).toList();
    return of(params, resolvers, tool, enabled);
  }

  /**
   * The container for a tool on a destination where there is nothing but containers. Its image may
   * also be put together of {@code repo}, {@code owner}, {@code image} and {@code tag}.
   */
  public static Optional<Container> ofPod(
      Params params, List<ContainerResolver> resolvers, ToolNeeds tool) {
    return of(params, resolvers, tool, List.of(Engine.DOCKER)).or(() -> assembled(params));
  }

  private static Optional<Container> of(
      Params params, List<ContainerResolver> resolvers, ToolNeeds tool, List<Engine> enabled) {
    return listed(params, "container_override", enabled)
        .or(() -> named(params, "_container_id_override", enabled))
        .or(() -> new Resolution(enabled, tool).by(resolvers))
        .or(() -> listed(params, "container", enabled))
        .or(() -> named(params, "_default_container_id", enabled));
  }

  /** Whether a job without a container must fail. */
  public static boolean isRequired(Params params) {
    return params.flag("require_container", false);
  }

  private static Optional<Container> assembled(Params params) {
    var prefix = params.text("docker_image").isPresent() ? "docker_" : "";
    var before =
        Stream.of("repo", "owner")
            .flatMap(name -> params.text(prefix + name).stream())
            .map(name -> name + "/")
            .collect(Collectors.joining());
    var after = params.text(prefix + "tag").map(tag -> ":" + tag).orElse("");
    return params.text(prefix + "image").map(i -> usual(Engine.DOCKER, before + i + after));
  }

  private static Optional<Container> named(Params params, String key, List<Engine> engines) {
    return engines.stream()
        .flatMap(e -> params.text(e.word() + key).stream().map(i -> usual(e, i)))
        .findFirst();
  }

  private static Optional<Container> listed(Params params, String key, List<Engine> engines) {
    var value = params.value(key);
    if (value.isEmpty() || !(value.get() instanceof ParamValue.Sequence list)) {
      return Optional.empty();
    }
    return list.values().stream()
        .filter(ParamValue.Mapping.class::isInstance)
        .map(entry -> new Params(((ParamValue.Mapping) entry).values()).texts())
        .filter(entry -> engines.stream().anyMatch(e -> e.word().equals(type(entry))))
        .filter(entry -> entry.containsKey("identifier"))
        .map(
            entry ->
                new Container(
                    Engine.of(type(entry)).orElseThrow(), entry.get("identifier"), shell(entry)))
        .findFirst();
  }

  static String type(Map<String, String> attributes) {
    return attributes.getOrDefault("type", Engine.DOCKER.word());
  }

  static String shell(Map<String, String> attributes) {
    return attributes.getOrDefault("shell", USUAL_SHELL);
  }

  private static Container usual(Engine engine, String image) {
    return new Container(engine, image, USUAL_SHELL);
  }
}
