package org.abell.jobconf;

import java.util.function.Predicate;

/** Names that must stand for something once the whole configuration is read. */
final class References {

  private final Reports reports;
  private final Predicate<JobConfiguration> relevant;

  References(Reports reports) {
    this(reports, whole -> true);
  }

  private References(Reports reports, Predicate<JobConfiguration> relevant) {
    this.reports = reports;
    this.relevant = relevant;
  }

  /** The names that a destination uses; they matter only if it is loaded in the end. */
  static References of(String destination, Reports reports) {
    return new References(reports, whole -> whole.destinations().byId().containsKey(destination));
  }

  /** Warns with a sentence unless a handler or a tag of handlers has the name. */
  void handler(Item.Text name, String sentence) {
    check(name, sentence, whole -> whole.handlers().knows(name.text()));
  }

  /** Warns with a sentence unless a destination or a tag of destinations has the name. */
  void destination(Item.Text name, String sentence) {
    check(name, sentence, whole -> !whole.destinations().named(name.text()).isEmpty());
  }

  /** Refuses with a sentence unless the whole configuration is as it should be. */
  void needed(Item.Text name, String sentence, Predicate<JobConfiguration> good) {
    reports.atEnd(
        whole -> {
          if (!good.test(whole)) {
            reports.refuse(name.place(), sentence);
          }
        });
  }

  /** Warns with a sentence unless the whole configuration is as it should be. */
  void check(Item.Text name, String sentence, Predicate<JobConfiguration> good) {
    reports.atEnd(
        whole -> {
          if (relevant.test(whole) && !good.test(whole)) {
            reports.warn(name.place(), sentence);
          }
        });
  }
}
