package org.abell.jobconf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One of the ways in which the container of a tool is found; they are tried in the order of their
 * list. The names in the configuration are Galaxy's (its page on container resolvers).
 */
public sealed interface ContainerResolver {

  /** {@code explicit}: what the tool's file names, for the engine that it names. */
  record Explicit() implements ContainerResolver {}

  /** {@code explicit_singularity}: the same for Singularity, which runs images of Docker, too. */
  record ExplicitSingularity() implements ContainerResolver {}

  /** {@code cached_explicit_singularity}: an image file named like what the tool's file names. */
  record CachedExplicit(Path folder) implements ContainerResolver {}

  /** {@code cached_mulled_singularity}: an image file named after the packages of the tool. */
  record CachedPackages(Path folder) implements ContainerResolver {}

  /** {@code mapping}: what the admin says of single tools; the first entry that fits counts. */
  record Mapped(List<ToolImage> images) implements ContainerResolver {
    public Mapped {
      images = List.copyOf(images);
    }
  }

  /**
   * {@code fallback} and its likes: one image for all tools that got here.
   *
   * @param onlyWithoutRequirements for those only that ask for no package
   */
  record Fallback(NamedImage image, boolean onlyWithoutRequirements) implements ContainerResolver {}

  /** An image, the type of its container and the shell inside that runs the tool's script. */
  record NamedImage(String type, String identifier, String shell) {}

  /**
   * An image for a tool.
   *
   * @param toolId in the form of {@link ToolMapping#normal(String)}
   * @param version of the tool; empty for all of them
   */
  record ToolImage(String toolId, Optional<String> version, NamedImage image) {}

  /** What counts where nothing is configured: what tools name themselves, and nothing else. */
  static List<ContainerResolver> usual() {
    return List.of(new Explicit(), new ExplicitSingularity());
  }
}
