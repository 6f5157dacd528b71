package org.abell.web.job;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.abell.job.JobQuery;
import org.abell.job.JobQuery.Column;
import org.abell.job.JobQuery.Order;
import org.abell.job.SearchTerm;
import org.abell.job.SearchTerm.Field;
import org.abell.web.caller.QueryText;

/**
 * Which jobs an admin looks at, and in which order: what stands in the address of the page.
 *
 * @param search in the words of {@link JobSearch}
 * @param state a choice of {@link StateChoice}
 * @param minutes only jobs that changed within so many minutes; 0 for any time
 * @param handler only jobs of this one; empty for all
 * @param destination only jobs for this one; empty for all
 * @param offset how many jobs come before this page
 */
public record AdminJobFilter(
    String search,
    String state,
    int minutes,
    String handler,
    String destination,
    Order order,
    int offset) {

  private static final int MOST_MINUTES = 5_000_000;

  /** Reads the address; what makes no sense there is as if it were not there. */
  public static AdminJobFilter of(String query) {
    return new AdminJobFilter(
        text(query, "search"),
        Optional.of(text(query, "state")).filter(s -> !s.isEmpty()).orElse(StateChoice.UNFINISHED),
        Math.min(number(query, "minutes"), MOST_MINUTES),
        text(query, "handler"),
        text(query, "destination"),
        order(text(query, "sort")),
        number(query, "offset"));
  }

  /** The query of its address. */
  public String query() {
    var parts = new ArrayList<String>();
    add(parts, "search", search);
    add(parts, "state", state);
    add(parts, "minutes", minutes == 0 ? "" : String.valueOf(minutes));
    add(parts, "handler", handler);
    add(parts, "destination", destination);
    add(parts, "sort", order.equals(Order.UPDATE_TIME) ? "" : sort());
    add(parts, "offset", offset == 0 ? "" : String.valueOf(offset));
    return String.join("&", parts);
  }

  /** How the order stands in the address: a minus before it turns it round. */
  public String sort() {
    return (order.descending() ? "-" : "") + order.column().label();
  }

  /** The minutes as a field shows them. */
  public String minutesText() {
    return minutes == 0 ? "" : String.valueOf(minutes);
  }

  /** With one word more to search for; the same when it is there. */
  AdminJobFilter mentioning(String tag, String value) {
    var term = value.contains("'") ? tag + ":\"" + value + "\"" : tag + ":'" + value + "'";
    var longer = search.contains(term) ? search : (search + " " + term).strip();
    return new AdminJobFilter(longer, state, minutes, handler, destination, order, 0);
  }

  AdminJobFilter ofHandler(String only) {
    return new AdminJobFilter(search, state, minutes, only, destination, order, 0);
  }

  AdminJobFilter ofDestination(String only) {
    return new AdminJobFilter(search, state, minutes, handler, only, order, 0);
  }

  /** Sorted by the column; the other way round where it is sorted by it already. */
  AdminJobFilter sortedBy(Column column) {
    var descending = order.column() == column ? !order.descending() : column == Column.UPDATE_TIME;
    var other = new Order(column, descending);
    return new AdminJobFilter(search, state, minutes, handler, destination, other, 0);
  }

  AdminJobFilter at(int other) {
    return new AdminJobFilter(search, state, minutes, handler, destination, order, other);
  }

  JobQuery toQuery(Instant now, int limit) {
    var terms = new ArrayList<>(JobSearch.parse(search, true));
    if (!handler.isEmpty()) {
      terms.add(new SearchTerm(Field.HANDLER, handler, true));
    }
    if (!destination.isEmpty()) {
      terms.add(new SearchTerm(Field.DESTINATION, destination, true));
    }
    return new JobQuery(
        StateChoice.states(state),
        List.of(),
        List.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        minutes == 0 ? Optional.empty() : Optional.of(now.minus(Duration.ofMinutes(minutes))),
        Optional.empty(),
        terms,
        order,
        limit,
        offset);
  }

  private static Order order(String text) {
    return Column.of(text.startsWith("-") ? text.substring(1) : text)
        .map(c -> new Order(c, text.startsWith("-")))
        .orElse(Order.UPDATE_TIME);
  }

  private static void add(List<String> parts, String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private static String text(String query, String name) {
    return QueryText.parameter(query, name).map(String::strip).orElse("");
  }

  private static int number(String query, String name) {
    var text = text(query, name);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}
