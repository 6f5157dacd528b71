package org.abell.cluster;

import java.util.Optional;

/** The database of a cluster: one that is there already, or an embedded one that it starts. */
final class ClusterDatabase implements AutoCloseable {

  private final AbellHome home;
  private final ClusterOptions options;
  private final Progress progress;
  private Optional<EmbeddedDatabase> embedded = Optional.empty();
  private boolean closed;

  ClusterDatabase(AbellHome home, ClusterOptions options, Progress progress) {
    this.home = home;
    this.options = options;
    this.progress = progress;
  }

  /** Starts it, unless it is somebody else's to start. */
  DatabaseAddress open(Accounts accounts) {
    if (options.database().isPresent()) {
      progress.step("using " + options.database().get());
      return options.database().get();
    }
    progress.step("starting PostgreSQL");
    return start(accounts);
  }

  /** Starts the embedded one, on the same port and data as ever. */
  DatabaseAddress start(Accounts accounts) {
    var started = EmbeddedDatabase.start(home, options.ports().database(), accounts);
    synchronized (this) {
      if (closed) {
        started.close();
        throw new ClusterException("The cluster was stopped while it started.");
      }
      embedded = Optional.of(started);
    }
    return started.address();
  }

  /** Stops the embedded one: a fast shutdown, who is connected is cut off. */
  synchronized void stop() {
    embedded.ifPresent(EmbeddedDatabase::close);
    embedded = Optional.empty();
  }

  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }
}
