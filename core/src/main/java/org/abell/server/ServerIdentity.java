package org.abell.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which server this is.
 *
 * @param name unique in the cluster; stored in {@code job.handler}
 * @param roles what it does
 * @param host the machine it runs on
 * @param pid its process
 * @param process a word that no other process has, of whatever name or host
 */
public record ServerIdentity(String name, Set<Role> roles, String host, long pid, String process) {

  /** A server whose process is known by host and pid alone. */
  public ServerIdentity(String name, Set<Role> roles, String host, long pid) {
    this(name, roles, host, pid, host + ":" + pid);
  }

  /** What a server does. */
  public enum Role {
    WEB,
    HANDLER
  }

  public ServerIdentity {
    roles = Set.copyOf(roles);
  }

  /** Whether the server does this. */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** The roles as the system property {@code abell.role} says them: {@code web,handler}. */
  public String roleText() {
    return Arrays.stream(Role.values())
        .filter(roles::contains)
        .map(r -> r.name().toLowerCase(Locale.ROOT))
        .reduce((a, b) -> a + "," + b)
        .orElse("");
  }

  /**
   * Reads {@code web}, {@code handler} or {@code web,handler}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Set<Role> roles(String text) {
    var roles = EnumSet.noneOf(Role.class);
    for (var word : text.split(",")) {
      try {
        roles.add(Role.valueOf(word.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "the system property abell.role must be web, handler or web,handler, not '%s'"
                .formatted(text),
            e);
      }
    }
    return roles;
  }
}
