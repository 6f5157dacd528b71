package org.abell.web.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** A history on a page, its newest item first. */
public record HistoryView(
    String id, String name, boolean deleted, List<ItemView> items, String size) {

  public HistoryView {
    items = List.copyOf(items);
  }

  /** How many datasets are in which state, as a sentence. */
  public String summary() {
    if (items.isEmpty()) {
      return "No datasets.";
    }
    var counts =
        items.stream()
            .collect(
                Collectors.groupingBy(ItemView::state, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "))
        + ".";
  }
}
