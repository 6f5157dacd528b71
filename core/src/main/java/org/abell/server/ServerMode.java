package org.abell.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a handler does with jobs, from the least strict to the strictest. */
public enum ServerMode {
  /** It takes jobs and works on them. */
  WORKING,
  /** It takes none; it ends what it has. */
  DRAINING,
  /** It takes none, and the others take what it has, as far as they can. */
  HANDING_OVER;

  /** The word that the API, the database and the system property use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode with this word. */
  public static Optional<ServerMode> of(String label) {
    return Arrays.stream(values()).filter(m -> m.label().equals(label)).findFirst();
  }

  /** The one that holds when both are asked for. */
  public ServerMode stricter(ServerMode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
