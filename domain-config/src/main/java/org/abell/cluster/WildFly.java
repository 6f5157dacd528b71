package org.abell.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.abell.watch.CrashWatch;

/** The application servers of a cluster as processes of this machine. */
sealed interface WildFly permits Domain, Standalone {

  /** What a server does at the moment, as far as management says. */
  enum State {
    UNKNOWN,
    STARTING,
    RUNNING,
    STOPPED,
    FAILED
  }

  List<Member> members();

  /** Starts all; gives back at once. */
  void start();

  /** Ends all, in order. */
  void stop();

  /** Whether the process that started the others lives. */
  boolean isAlive();

  State state(Member member);

  void start(Member member);

  /** Stops one server after its requests. */
  void stop(Member member);

  /** Stops one server and starts it again, as one operation. */
  void restart(Member member);

  /** Adds a handler that has these system properties, and does not start it. */
  Member addHandler(String name, Map<String, String> properties);

  /** Forgets a handler that was added and is down. */
  void remove(Member member);

  /** The argument by which the JVM of a server is known. */
  String argument(Member member);

  Path log(Member member);

  /** What the processes printed. */
  Path output();

  Management management();

  /** Starts servers again that crash, until it is closed; empty where nothing is left to do so. */
  Optional<CrashWatch> watch(Consumer<String> teller);
}
