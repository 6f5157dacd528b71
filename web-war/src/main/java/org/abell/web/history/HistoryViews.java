package org.abell.web.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.Optional;
import org.abell.history.DatasetState;
import org.abell.history.Histories;
import org.abell.history.History;
import org.abell.history.HistoryItem;
import org.abell.web.caller.Caller;
import org.abell.web.page.Shown;
import org.abell.web.protocol.Ids;
import org.abell.web.protocol.Times;
import org.abell.web.waiting.Waits;

/** Histories in the words of pages, and the one that the person works in. */
@RequestScoped
@Transactional
public class HistoryViews {

  private static final String CURRENT = "history";

  // A history of thousands of waiting items need not say it thousands of times.
  private static final int MOST = 100;

  private final HttpServletRequest request;
  private final Caller caller;
  private final Histories histories;
  private final Ids ids;
  private final Waits waits;

  public HistoryViews() {
    this(null, null, null, null, null);
  }

  @Inject
  public HistoryViews(
      HttpServletRequest request, Caller caller, Histories histories, Ids ids, Waits waits) {
    this.request = request;
    this.caller = caller;
    this.histories = histories;
    this.ids = ids;
    this.waits = waits;
  }

  /** The history chosen in this session, else the one used last. */
  public History current() {
    var user = caller.required();
    return Optional.ofNullable(request.getSession(false))
        .map(session -> (Long) session.getAttribute(CURRENT))
        .flatMap(histories::find)
        .filter(h -> !h.deleted() && h.user().id() == user.id())
        .orElseGet(() -> histories.current(user.id()));
  }

  /** Makes it the one that the person works in. */
  public void choose(History history) {
    if (!history.deleted() && history.user().id() == caller.required().id()) {
      request.getSession(true).setAttribute(CURRENT, history.id());
    }
  }

  /** What stands beside most pages. */
  public HistoryView aside() {
    return view(current());
  }

  /** The history without what is hidden or deleted. */
  public HistoryView view(History history) {
    var items =
        histories.items(history.id()).stream().filter(i -> i.visible() && !i.deleted()).toList();
    var reasons =
        waits.of(items.stream().flatMap(i -> waitingJob(i).stream()).limit(MOST).toList());
    return new HistoryView(
        ids.encode(history.id()),
        history.name(),
        history.deleted(),
        items.stream()
            .sorted(Comparator.comparingInt(HistoryItem::hid).reversed())
            .map(i -> item(i, waitingJob(i).map(reasons::get).orElse("")))
            .toList(),
        Shown.size(items.stream().mapToLong(i -> i.dataset().fileSize()).sum()));
  }

  /** A line of the list of histories. */
  public HistoryLine line(History history) {
    return new HistoryLine(
        ids.encode(history.id()),
        history.name(),
        history.hidCounter() - 1,
        Times.text(history.updateTime()),
        Shown.time(history.updateTime()));
  }

  /** The job that is to write the item, where it may be waiting. */
  static Optional<Long> waitingJob(HistoryItem item) {
    var state = item.dataset().state();
    return item.dataset()
        .jobId()
        .filter(
            job ->
                state == DatasetState.NEW
                    || state == DatasetState.QUEUED
                    || state == DatasetState.PAUSED);
  }

  private ItemView item(HistoryItem item, String reason) {
    return new ItemView(
        ids.encode(item.id()),
        item.hid(),
        item.name(),
        item.dataset().state().label(),
        item.extension(),
        item.blurb(),
        reason,
        item.deleted());
  }
}
