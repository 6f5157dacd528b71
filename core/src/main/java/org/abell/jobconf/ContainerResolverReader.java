package org.abell.jobconf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one list of container resolvers. What works in Galaxy only is skipped with a warning, for
 * its usual list has such; what nobody knows refuses the configuration.
 */
final class ContainerResolverReader {

  private static final String DOCKER = "docker";
  private static final String SINGULARITY = "singularity";

  /** Galaxy's own for these types, which need not have the shell of the tools they are for. */
  private static final String USUAL_SHELL = "/bin/bash";

  private static final String FETCHES =
      "it gets images from the network or builds them, which is not done here; name images by"
          + " mapping or cached_mulled_singularity";
  private static final String ASKS =
      "it asks a docker daemon which images it has, which is not done here; name images by mapping";
  private static final List<String> OF_NO_USE =
      List.of("namespace", "auto_install", "cache_directory_cacher_type");
  private static final String KNOWN =
      "explicit, explicit_singularity, cached_explicit_singularity, cached_mulled_singularity,"
          + " mapping, fallback, fallback_singularity, fallback_no_requirements,"
          + " fallback_no_requirements_singularity";

  private final Reports reports;
  private final Path folder;

  /**
   * @param folder where relative paths start
   */
  ContainerResolverReader(Reports reports, Path folder) {
    this.reports = reports;
    this.folder = folder;
  }

  /** The resolvers of a list, in its order. */
  List<ContainerResolver> read(Item list) {
    var root = new Item.Mapping(list.place(), Map.of("", new Item.Entry(list.place(), list)));
    return new Fields(root, "the container resolvers", reports)
        .list("", "a container resolver").stream()
            .map(this::resolver)
            .flatMap(Optional::stream)
            .toList();
  }

  private Optional<ContainerResolver> resolver(Fields body) {
    var type = body.text("type").map(Item.Text::text).orElse("");
    OF_NO_USE.forEach(body::take);
    var found = resolver(type, body);
    if (found.isPresent()) {
      body.warnOfRest();
    }
    return found;
  }

  private Optional<ContainerResolver> resolver(String type, Fields body) {
    return switch (type) {
      case "explicit" -> Optional.of(new ContainerResolver.Explicit());
      case "explicit_singularity" -> Optional.of(new ContainerResolver.ExplicitSingularity());
      case "cached_explicit_singularity" ->
          cache(type, body).map(ContainerResolver.CachedExplicit::new);
      case "cached_mulled_singularity" -> packages(type, body);
      case "mapping" -> Optional.of(new ContainerResolver.Mapped(images(body)));
      case "fallback" -> fallback(DOCKER, false, body);
      case "fallback_singularity" -> fallback(SINGULARITY, false, body);
      case "fallback_no_requirements" -> fallback(DOCKER, true, body);
      case "fallback_no_requirements_singularity" -> fallback(SINGULARITY, true, body);
      case "mulled", "mulled_singularity", "build_mulled", "build_mulled_singularity" ->
          skipped(type, body, FETCHES);
      case "cached_mulled" -> skipped(type, body, ASKS);
      case "requires_galaxy_environment", "requires_galaxy_environment_singularity" ->
          skipped(type, body, "no tool here needs Galaxy's own environment");
      default -> refused(type, body);
    };
  }

  private Optional<ContainerResolver> packages(String type, Fields body) {
    var hash = body.text("hash_func").filter(h -> !h.text().equals("v2"));
    hash.ifPresent(
        h ->
            reports.refuse(
                h.place(), "hash_func of %s must be v2, not '%s'".formatted(type, h.text())));
    return cache(type, body).map(ContainerResolver.CachedPackages::new);
  }

  private Optional<Path> cache(String type, Fields body) {
    var named = body.text("cache_directory");
    if (named.isEmpty()) {
      skipped(type, body, "it has no cache_directory, the folder of the image files");
      return Optional.empty();
    }
    var cache = folder.resolve(named.get().text()).normalize();
    if (!Files.isDirectory(cache)) {
      reports.warn(
          named.get().place(),
          "there is no folder %s; the container resolver %s finds nothing".formatted(cache, type));
    }
    return Optional.of(cache);
  }

  private List<ContainerResolver.ToolImage> images(Fields body) {
    return body.list("mappings", "a mapping of a container resolver").stream()
        .map(this::toolImage)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<ContainerResolver.ToolImage> toolImage(Fields body) {
    var tool = body.text("tool_id");
    var version = body.text("tool_version").map(Item.Text::text);
    var type = body.text("container_type");
    type.filter(t -> !Set.of(DOCKER, SINGULARITY).contains(t.text()))
        .ifPresent(
            t ->
                reports.refuse(
                    t.place(),
                    "container_type must be docker or singularity, not '%s'".formatted(t.text())));
    var image = image(type.map(Item.Text::text).orElse(DOCKER), body);
    if (tool.isEmpty()) {
      reports.refuse(body.place(), "%s has no tool_id".formatted(body.owner()));
      return Optional.empty();
    }
    body.warnOfRest();
    var id = ToolMapping.normal(tool.get().text());
    return image.map(i -> new ContainerResolver.ToolImage(id, version, i));
  }

  private Optional<ContainerResolver> fallback(String type, boolean plainToolsOnly, Fields body) {
    return image(type, body).map(i -> new ContainerResolver.Fallback(i, plainToolsOnly));
  }

  private Optional<ContainerResolver.NamedImage> image(String type, Fields body) {
    var identifier = body.text("identifier");
    var shell = body.text("shell").map(Item.Text::text).orElse(USUAL_SHELL);
    if (identifier.isEmpty()) {
      reports.refuse(body.place(), "%s has no identifier".formatted(body.owner()));
    }
    return identifier.map(i -> new ContainerResolver.NamedImage(type, i.text(), shell));
  }

  private Optional<ContainerResolver> skipped(String type, Fields body, String why) {
    reports.warn(body.place(), "the container resolver %s is skipped: %s".formatted(type, why));
    return Optional.empty();
  }

  private Optional<ContainerResolver> refused(String type, Fields body) {
    reports.refuse(
        body.place(),
        "the container resolver '%s' is unknown; the types are %s".formatted(type, KNOWN));
    return Optional.empty();
  }
}
