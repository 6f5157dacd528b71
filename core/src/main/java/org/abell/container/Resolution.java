package org.abell.container;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.jobconf.ContainerResolver;
import org.abell.jobconf.ContainerResolver.NamedImage;

/**
 * Finds the container of a tool by the resolvers of a configuration.
 *
 * @param engines that may be used, the preferred one first
 */
record Resolution(List<Engine> engines, ToolNeeds tool) {

  /** By the first of them that finds one. */
  Optional<Container> by(List<ContainerResolver> resolvers) {
    return resolvers.stream().map(this::by).flatMap(Optional::stream).findFirst();
  }

  private Optional<Container> by(ContainerResolver resolver) {
    if (resolver instanceof ContainerResolver.Explicit) {
      return explicit();
    }
    if (resolver instanceof ContainerResolver.ExplicitSingularity) {
      return explicitSingularity();
    }
    if (resolver instanceof ContainerResolver.CachedExplicit cache) {
      return cached(new ImageFolder(cache.folder()));
    }
    if (resolver instanceof ContainerResolver.CachedPackages cache) {
      return packages(new ImageFolder(cache.folder()));
    }
    if (resolver instanceof ContainerResolver.Mapped mapped) {
      return mapped.images().stream()
          .filter(this::isMeant)
          .flatMap(i -> usable(i.image()).stream())
          .findFirst();
    }
    var fallback = (ContainerResolver.Fallback) resolver;
    return fallback.onlyWithoutRequirements() && !tool.packages().isEmpty()
        ? Optional.empty()
        : usable(fallback.image());
  }

  private Optional<Container> explicit() {
    return engines.stream()
        .flatMap(
            engine ->
                tool.containers()
                    .filter(r -> engine.word().equals(Container.type(r.attributes())))
                    .map(r -> container(engine, r.name(), r.attributes())))
        .findFirst();
  }

  /** An image that is for Singularity comes before one of Docker's. */
  private Optional<Container> explicitSingularity() {
    if (!engines.contains(Engine.SINGULARITY)) {
      return Optional.empty();
    }
    var own = new Resolution(List.of(Engine.SINGULARITY), tool).explicit();
    return own.or(
        () ->
            tool.containers()
                .map(
                    r ->
                        container(
                            Engine.SINGULARITY,
                            r.name().contains("://") ? r.name() : "docker://" + r.name(),
                            r.attributes()))
                .findFirst());
  }

  private Optional<Container> cached(ImageFolder images) {
    return engines.contains(Engine.SINGULARITY)
        ? tool.containers()
            .flatMap(
                r ->
                    images.named(r.name()).stream()
                        .map(f -> container(Engine.SINGULARITY, f + "", r.attributes())))
            .findFirst()
        : Optional.empty();
  }

  private Optional<Container> packages(ImageFolder images) {
    return engines.contains(Engine.SINGULARITY) && !tool.packages().isEmpty()
        ? images
            .built(PackageImage.name(tool.packages()))
            .map(Path::toString)
            .map(f -> container(Engine.SINGULARITY, f, Map.of()))
        : Optional.empty();
  }

  private boolean isMeant(ContainerResolver.ToolImage image) {
    return tool.key().ids().contains(image.toolId())
        && image.version().filter(v -> !v.equals(tool.version())).isEmpty();
  }

  private Optional<Container> usable(NamedImage image) {
    return Engine.of(image.type())
        .filter(engines::contains)
        .map(engine -> new Container(engine, image.identifier(), image.shell()));
  }

  private static Container container(Engine engine, String image, Map<String, String> attributes) {
    return new Container(engine, image, Container.shell(attributes));
  }
}
