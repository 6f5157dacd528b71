package org.abell.watch;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What WildFly's process controller notes of a server in {@code process-controller.log}. It is the
 * parent of the servers, so it alone knows how they ended; and every ordered stop goes through it,
 * whether it came as stop, kill, destroy or restart, for a server, a group or the host. (The status
 * in the management model is STOPPED after a crash and after an order alike.)
 *
 * @param server empty when all servers are meant
 * @param exitStatus of an {@link Kind#ENDED}, else 0
 */
record ProcessEvent(Instant at, Kind kind, String server, int exitStatus) {

  /** Named by WildFly's message numbers, which do not depend on the language. */
  enum Kind {
    /** WFLYPC0018: its process begins. */
    STARTED,
    /** WFLYPC0019, and WFLYPC0017 for all: somebody has ordered its end. */
    ORDERED,
    /** WFLYPC0011: its process is gone. */
    ENDED
  }

  private static final Pattern LINE =
      Pattern.compile(
          "(?<at>\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}) INFO +"
              // What a server prints itself has another category.
              + "\\[org\\.jboss\\.as\\.process(?:\\.Server:[\\w.-]+\\.status)?] \\([^)]*\\) "
              + "WFLYPC00(?<number>\\d\\d): "
              + "(?:.*?'Server:(?<server>[\\w.-]+)')?(?:.*?(?<status>-?\\d+))?\\D*");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

  /** The event of a line; empty for all other lines. */
  static Optional<ProcessEvent> of(String line) {
    var match = LINE.matcher(line);
    if (!match.matches()) {
      return Optional.empty();
    }
    var server = Optional.ofNullable(match.group("server"));
    var kind =
        switch (match.group("number")) {
          case "11" -> server.map(s -> Kind.ENDED);
          case "17" -> Optional.of(Kind.ORDERED);
          case "18" -> server.map(s -> Kind.STARTED);
          case "19" -> server.map(s -> Kind.ORDERED);
          default -> Optional.<Kind>empty();
        };
    var at =
        LocalDateTime.parse(match.group("at"), TIME).atZone(ZoneId.systemDefault()).toInstant();
    return kind.map(
        k ->
            new ProcessEvent(
                at,
                k,
                server.orElse(""),
                k == Kind.ENDED && match.group("status") != null
                    ? Integer.parseInt(match.group("status"))
                    : 0));
  }
}
