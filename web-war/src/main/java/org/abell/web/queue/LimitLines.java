package org.abell.web.queue;

import java.util.ArrayList;
import java.util.List;
import org.abell.jobconf.ConcurrencyLimit;
import org.abell.jobconf.Limits;
import org.abell.jobconf.Limits.TotalWalltime;
import org.abell.waiting.LimitUse;
import org.abell.web.page.Shown;
import org.abell.web.queue.QueueView.Limit;

/** Limits in the words of their page. */
final class LimitLines {

  private static final String JOBS = "Active jobs";

  private LimitLines() {}

  /** What is used, then the rules for each user and job, whose use is not counted here. */
  static List<Limit> of(Limits limits, List<LimitUse> uses) {
    var lines = new ArrayList<Limit>();
    uses.forEach(use -> lines.add(line(use)));
    limits.registeredUser().ifPresent(most -> lines.add(rule(JOBS, "each user", "" + most)));
    limits.anonymousUser().ifPresent(most -> lines.add(rule(JOBS, "each visitor", "" + most)));
    limits
        .userAt()
        .forEach((key, most) -> lines.add(rule(JOBS + " at " + key, "each user", "" + most)));
    lines.addAll(ofSizes(limits));
    return List.copyOf(lines);
  }

  private static List<Limit> ofSizes(Limits limits) {
    var lines = new ArrayList<Limit>();
    limits
        .walltime()
        .ifPresent(most -> lines.add(rule("Running time", "each job", Shown.span(most))));
    limits.totalWalltime().ifPresent(total -> lines.add(rule(total)));
    limits
        .outputSize()
        .ifPresent(most -> lines.add(rule("Size of an output", "each job", Shown.size(most))));
    return lines;
  }

  private static Limit rule(TotalWalltime total) {
    return rule(
        "Running time within %d days".formatted(total.windowDays()),
        "each user",
        Shown.span(total.most()));
  }

  private static Limit line(LimitUse use) {
    return new Limit(
        name(use.limit()),
        use.user().orElse("everybody"),
        String.valueOf(use.used()),
        String.valueOf(use.limit().most()),
        percent(use));
  }

  private static int percent(LimitUse use) {
    return use.isReached() ? 100 : use.used() * 100 / use.limit().most();
  }

  /** One whose use is not counted here. */
  private static Limit rule(String name, String whom, String most) {
    return new Limit(name, whom, "", most, 0);
  }

  private static String name(ConcurrencyLimit limit) {
    return switch (limit.scope()) {
      case USER -> JOBS;
      case DESTINATION, USER_DESTINATION -> JOBS + " at " + limit.key();
      case TAG, USER_TAG -> JOBS + " at all of " + limit.key();
    };
  }
}
