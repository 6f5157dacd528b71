package org.abell.web.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.abell.web.caller.Caller;

/** {@code /events}: server-sent events for whoever is signed in. */
public class EventsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int TOO_MANY = 429;

  private final transient Caller caller;
  private final transient Streams streams;

  @Resource private transient ManagedScheduledExecutorService executor;

  public EventsServlet() {
    this(null, null);
  }

  @Inject
  public EventsServlet(Caller caller, Streams streams) {
    this.caller = caller;
    this.streams = streams;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var user = caller.user();
    if (user.isEmpty()) {
      // No content tells the browser to stop asking.
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    if (!streams.hasRoomFor(user.get().id())) {
      response.setStatus(TOO_MANY);
      return;
    }
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-cache");
    // Keeps nginx from holding events back.
    response.setHeader("X-Accel-Buffering", "no");
    response.getOutputStream().print("retry: 2000\n\n");
    response.flushBuffer();
    var context = request.startAsync();
    context.setTimeout(0);
    var stream = streams.open(user.get(), caller.isAdmin(), context, executor);
    context.addListener(new Ending(stream));
  }

  /** Forgets the stream when its connection ends in whatever way. */
  private record Ending(EventStream stream) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
      stream.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      stream.close();
    }

    @Override
    public void onError(AsyncEvent event) {
      stream.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Nothing is started anew.
    }
  }
}
