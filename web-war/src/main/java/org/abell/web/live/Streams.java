package org.abell.web.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.abell.notice.JobNotice;
import org.abell.user.User;
import org.abell.web.protocol.Ids;
import org.jboss.logging.Logger;

/** The streams of all pages that this web server serves. */
@ApplicationScoped
public class Streams {

  /** Told after a connection was made: something may have been missed before. */
  static final String REFRESH = "refresh";

  /** Told to admins when any job changed. */
  static final String JOBS = "jobs";

  /** Told to users when any of their own jobs changed. */
  static final String MINE = "my-jobs";

  private static final int MOST_PER_USER = 30;

  private static final Logger LOG = Logger.getLogger(Streams.class);

  private final Ids ids;
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();

  public Streams() {
    this(null);
  }

  @Inject
  public Streams(Ids ids) {
    this.ids = ids;
  }

  /** Whose page it is and what may be told to it. */
  private static final class Subscriber {

    private final long userId;
    private final boolean admin;
    private Optional<EventStream> stream = Optional.empty();

    private Subscriber(long userId, boolean admin) {
      this.userId = userId;
      this.admin = admin;
    }

    private void send(Consumer<EventStream> action) {
      stream.ifPresent(action);
    }
  }

  /** Whether the user may open one more page with live news. */
  boolean hasRoomFor(long userId) {
    return subscribers.stream().filter(s -> s.userId == userId).count() < MOST_PER_USER;
  }

  /** Serves a page until it goes. */
  EventStream open(
      User user, boolean admin, AsyncContext context, ScheduledExecutorService executor)
      throws IOException {
    var subscriber = new Subscriber(user.id(), admin);
    var output = context.getResponse().getOutputStream();
    var stream = new EventStream(output, () -> end(subscriber, context), executor);
    subscriber.stream = Optional.of(stream);
    subscribers.add(subscriber);
    stream.tell(REFRESH);
    return stream;
  }

  private void end(Subscriber subscriber, AsyncContext context) {
    subscribers.remove(subscriber);
    try {
      context.complete();
    } catch (IllegalStateException e) {
      LOG.tracef("the stream had already ended: %s", e.getMessage());
    }
  }

  /** Passes the news on to those whom it concerns: the job's owner, and admins. */
  void tell(JobNotice news) {
    if (subscribers.isEmpty()) {
      return;
    }
    var job = "job-" + ids.encode(news.job());
    var history = "history-" + ids.encode(news.history());
    each(
        s -> s.userId == news.user() || s.admin,
        stream -> {
          stream.tell(job);
          stream.tell(history);
        });
    each(s -> s.userId == news.user(), stream -> stream.tell(MINE));
    each(s -> s.admin, stream -> stream.tell(JOBS));
  }

  /** Makes all pages look again. */
  void refreshAll() {
    each(s -> true, stream -> stream.tell(REFRESH));
  }

  void heartbeat() {
    each(s -> true, EventStream::heartbeat);
  }

  void closeAll() {
    each(s -> true, EventStream::close);
  }

  private void each(Predicate<Subscriber> whom, Consumer<EventStream> action) {
    subscribers.stream().filter(whom).forEach(s -> s.send(action));
  }
}
