package org.abell.jobconf;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads the lists of container resolvers: of destinations, and of the server. */
final class ContainerResolversReader {

  /** The parameter that is the list itself; abell.yml has a key of that name. */
  private static final String LIST = "container_resolvers";

  /** The parameter, and the option of the server's settings, that names a file with the list. */
  private static final String FILE = "container_resolvers_config_file";

  private final Reports reports;
  private final Path folder;
  private final ValueSources sources;

  /**
   * @param folder where relative paths start
   */
  ContainerResolversReader(Reports reports, Path folder, ValueSources sources) {
    this.reports = reports;
    this.folder = folder;
    this.sources = sources;
  }

  /**
   * Reads all lists.
   *
   * @param bodies of the destinations as they are written, by id
   */
  ContainerResolvers read(Destinations destinations, Map<String, Item.Mapping> bodies) {
    Map<String, List<ContainerResolver>> found = new LinkedHashMap<>();
    for (var destination : destinations.byId().values()) {
      list(Optional.ofNullable(bodies.get(destination.id())))
          .map(this::inline)
          .or(() -> destination.params().text(FILE).flatMap(this::file))
          .ifPresent(list -> found.put(destination.id(), list));
    }
    return new ContainerResolvers(found, ofServer());
  }

  private List<ContainerResolver> ofServer() {
    return sources
        .resolvers()
        .flatMap(part -> new YamlDocument(reports).item(part.file(), part.node()))
        .map(this::inline)
        .or(() -> sources.settings().apply(FILE).flatMap(this::file))
        .orElseGet(ContainerResolver::usual);
  }

  /** Parameters may stand under a key of their own. */
  private static Optional<Item> list(Optional<Item.Mapping> body) {
    return body.flatMap(b -> entry(b, LIST))
        .or(
            () ->
                body.flatMap(b -> entry(b, "params"))
                    .filter(Item.Mapping.class::isInstance)
                    .flatMap(p -> entry((Item.Mapping) p, LIST)));
  }

  private static Optional<Item> entry(Item.Mapping body, String key) {
    return Optional.ofNullable(body.entries().get(key))
        .map(Item.Entry::value)
        .filter(value -> !value.isNothing());
  }

  private List<ContainerResolver> inline(Item list) {
    return new ContainerResolverReader(reports, folder).read(list);
  }

  private Optional<List<ContainerResolver>> file(String name) {
    var file = folder.resolve(name);
    return new YamlDocument(reports)
        .any(file)
        .map(new ContainerResolverReader(reports, file.toAbsolutePath().getParent())::read);
  }
}
