package org.abell.jobconf;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the limits; the last definition of one wins. */
final class LimitsSection {

  private static final int USUAL_WINDOW = 30;

  private final Reports reports;
  private OptionalInt registered = OptionalInt.empty();
  private OptionalInt anonymous = OptionalInt.empty();
  private final Map<String, Integer> userAt = new LinkedHashMap<>();
  private final Map<String, Integer> totalAt = new LinkedHashMap<>();
  private Optional<Duration> walltime = Optional.empty();
  private Optional<Limits.TotalWalltime> totalWalltime = Optional.empty();
  private OptionalLong outputSize = OptionalLong.empty();

  LimitsSection(Reports reports) {
    this.reports = reports;
  }

  Limits read(Fields root) {
    root.list("limits", "a limit").forEach(this::limit);
    return new Limits(registered, anonymous, userAt, totalAt, walltime, totalWalltime, outputSize);
  }

  private void limit(Fields limit) {
    var type = limit.text("type");
    if (type.isEmpty()) {
      reports.warn(limit.place(), "a limit without type is ignored");
      return;
    }
    var name = type.get().text().strip().replaceFirst("^environment_", "destination_");
    switch (name) {
      case "registered_user_concurrent_jobs" -> registered = anyNumber(limit, name, registered);
      case "anonymous_user_concurrent_jobs" -> anonymous = anyNumber(limit, name, anonymous);
      case "destination_user_concurrent_jobs", "concurrent_jobs" -> put(limit, name, userAt);
      case "destination_total_concurrent_jobs" -> put(limit, name, totalAt);
      case "walltime" -> {
        walltime = time(limit, name).or(() -> walltime);
        limit.warnOfRest();
      }
      case "total_walltime" -> total(limit, name);
      case "output_size" -> size(limit, name);
      default -> unknown(limit, type.get());
    }
  }

  private void unknown(Fields limit, Item.Text type) {
    reports.warn(
        type.place(), "the limit type '%s' is unknown; it has no effect".formatted(type.text()));
    for (var key : new String[] {"id", "tag", "window", "value"}) {
      limit.take(key);
    }
    limit.warnOfRest();
  }

  /** The value; empty, with a warning, when there is none. */
  private Optional<Item.Text> value(Fields limit, String name) {
    var value = limit.text("value");
    if (value.isEmpty()) {
      reports.warn(limit.place(), "the limit %s has no value; it is ignored".formatted(name));
    }
    return value;
  }

  private OptionalInt number(Fields limit, String name) {
    var value = value(limit, name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    var number = Measures.whole(value.get().text());
    if (number.isEmpty()) {
      reports.refuse(
          value.get().place(),
          "the limit %s must be a whole number, not '%s'".formatted(name, value.get().text()));
    } else if (number.getAsInt() < 0) {
      reports.warn(
          value.get().place(), "the limit %s is below 0: no job will ever run".formatted(name));
    }
    return number;
  }

  /** A limit for which 0 means none. */
  private OptionalInt anyNumber(Fields limit, String name, OptionalInt before) {
    warnOfScope(limit, name);
    var number = number(limit, name);
    limit.warnOfRest();
    if (number.isEmpty()) {
      return before;
    }
    return number.getAsInt() == 0 ? OptionalInt.empty() : number;
  }

  private void warnOfScope(Fields limit, String name) {
    for (var key : new String[] {"id", "tag"}) {
      limit
          .text(key)
          .ifPresent(
              t ->
                  reports.warn(
                      t.place(),
                      "%s has no effect on the limit %s, which holds everywhere"
                          .formatted(key, name)));
    }
  }

  private void put(Fields limit, String name, Map<String, Integer> limits) {
    var id = limit.text("id");
    var tag = limit.text("tag");
    var number = number(limit, name);
    limit.warnOfRest();
    if (id.isPresent() && tag.isPresent()) {
      reports.warn(id.get().place(), "the limit %s has id and tag; the tag wins".formatted(name));
    }
    var key = tag.or(() -> id);
    if (key.isEmpty()) {
      reports.warn(
          limit.place(), "the limit %s has neither id nor tag; it has no effect".formatted(name));
    } else if (number.isPresent()) {
      limits.put(key.get().text(), number.getAsInt());
      checkKey(name, key.get());
    }
  }

  private void checkKey(String name, Item.Text key) {
    new References(reports)
        .check(
            key,
            "the limit %s has no effect: %s is neither a destination nor a tag"
                .formatted(name, key.text()),
            whole -> whole.destinations().names().contains(key.text()));
  }

  private Optional<Duration> time(Fields limit, String name) {
    warnOfScope(limit, name);
    var value = value(limit, name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var time = Measures.time(value.get());
    if (time.isEmpty()) {
      reports.refuse(
          value.get().place(),
          "the limit %s must be hours:minutes:seconds, not '%s'"
              .formatted(name, value.get().text()));
    }
    return time;
  }

  private void total(Fields limit, String name) {
    boolean named = limit.rest().containsKey("window");
    var window = limit.whole("window");
    var time = time(limit, name);
    limit.warnOfRest();
    if (!named) {
      reports.refuse(
          limit.place(), "the limit %s needs a window, a number of days".formatted(name));
    } else if (window.isPresent() && window.getAsInt() < 0) {
      reports.refuse(limit.place(), "the window of %s must not be below 0".formatted(name));
    } else if (time.isPresent()) {
      int days = window.orElse(0) == 0 ? USUAL_WINDOW : window.getAsInt();
      totalWalltime = Optional.of(new Limits.TotalWalltime(time.get(), days));
    }
  }

  private void size(Fields limit, String name) {
    warnOfScope(limit, name);
    var value = value(limit, name);
    limit.warnOfRest();
    if (value.isPresent()) {
      var size = Measures.size(value.get().text());
      if (size.isEmpty()) {
        reports.refuse(
            value.get().place(),
            "the limit %s must be a size such as 10GB, not '%s'"
                .formatted(name, value.get().text()));
      } else {
        outputSize = size;
      }
    }
  }
}
