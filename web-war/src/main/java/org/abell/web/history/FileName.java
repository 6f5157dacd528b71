package org.abell.web.history;

import java.util.Optional;
import org.abell.history.HistoryItem;

/** The name a dataset gets on somebody's disk: number, name and type, harmless everywhere. */
final class FileName {

  private static final int LONGEST = 150;

  private FileName() {}

  static String of(HistoryItem item, Optional<String> extension) {
    return of(item.hid(), item.name(), extension.orElse(item.extension()));
  }

  static String of(int hid, String name, String extension) {
    var harmless = name.replaceAll("[^\\w.-]+", "_");
    return "Abell%d-[%s].%s"
        .formatted(
            hid,
            harmless.substring(0, Math.min(harmless.length(), LONGEST)),
            extension.replaceAll("[^\\w.-]", "_"));
  }
}
