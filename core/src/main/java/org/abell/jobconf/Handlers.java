package org.abell.jobconf;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who handles jobs, and how jobs are assigned to them.
 *
 * @param configuredMethods the methods in their order; empty when the choice is left to the server
 * @param maxGrab how many jobs a handler takes at once; empty for all
 * @param readyWindowSize how many waiting jobs of a user are looked at in one round
 * @param defaultName id or tag for tools that are mapped to none
 */
public record Handlers(
    Map<String, Handler> byId,
    List<AssignmentMethod> configuredMethods,
    OptionalInt maxGrab,
    int readyWindowSize,
    Optional<String> defaultName) {

  /** The tag of handlers that have none. */
  public static final String DEFAULT_TAG = "_default_";

  /** The window when nothing is configured. */
  public static final int USUAL_WINDOW = 100;

  /** A configuration that names no handler: every server handles jobs. */
  public static final Handlers NONE =
      new Handlers(Map.of(), List.of(), OptionalInt.empty(), USUAL_WINDOW, Optional.empty());

  // Galaxy's code writes the plural; a sample of its documentation the singular.
  private static final Pattern POOL = Pattern.compile("job-handlers?(?:\\.(.+))?");

  public Handlers {
    byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    configuredMethods = List.copyOf(configuredMethods);
  }

  /** The methods to try, in order. PostgreSQL can skip locked rows, so that is what is chosen. */
  public List<AssignmentMethod> methods() {
    return configuredMethods.isEmpty()
        ? List.of(AssignmentMethod.DB_SKIP_LOCKED)
        : configuredMethods;
  }

  public String effectiveDefault() {
    return defaultName.orElse(DEFAULT_TAG);
  }

  public Optional<Handler> handler(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The configured handlers of that id, else of that tag. */
  public List<Handler> named(String idOrTag) {
    return handler(idOrTag)
        .map(List::of)
        .orElseGet(
            () -> byId.values().stream().filter(h -> h.effectiveTags().contains(idOrTag)).toList());
  }

  /** Whether a configured handler has that id or tag; the default tag is always known. */
  public boolean knows(String idOrTag) {
    return idOrTag.equals(DEFAULT_TAG) || !named(idOrTag).isEmpty();
  }

  /** The tag of a pool that a server was attached to, such as {@code job-handlers.big}. */
  public static Optional<String> tagOfPool(String pool) {
    var match = POOL.matcher(pool);
    return match.matches()
        ? Optional.of(Optional.ofNullable(match.group(1)).orElse(DEFAULT_TAG))
        : Optional.empty();
  }

  /**
   * The tags whose jobs a server handles; empty when it handles none.
   *
   * @param pools the pools it was attached to when it started
   */
  public Set<String> tagsOf(String server, Collection<String> pools) {
    Set<String> tags = new LinkedHashSet<>();
    pools.forEach(pool -> tagOfPool(pool).ifPresent(tags::add));
    boolean handles = !tags.isEmpty() || handlesAlone() || byId.containsKey(server);
    handler(server).ifPresent(h -> tags.addAll(h.effectiveTags()));
    if (handles && tags.isEmpty()) {
      tags.add(DEFAULT_TAG);
    }
    return tags;
  }

  private boolean handlesAlone() {
    return methods().stream().anyMatch(AssignmentMethod::isSelf)
        || byId.isEmpty() && configuredMethods.isEmpty();
  }
}
