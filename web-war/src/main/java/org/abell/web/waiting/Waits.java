package org.abell.web.waiting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.abell.waiting.WaitReason;
import org.abell.waiting.WaitReasons;

/** Why jobs wait, and whose turn comes before theirs. */
@ApplicationScoped
public class Waits {

  private final WaitReasons reasons;

  public Waits() {
    this(null);
  }

  @Inject
  public Waits(WaitReasons reasons) {
    this.reasons = reasons;
  }

  /** A text for each of the jobs that waits, by its number. */
  public Map<Long, String> of(Collection<Long> jobs) {
    return reasons.of(jobs).stream().collect(Collectors.toMap(WaitReason::jobId, Waits::text));
  }

  /** The text for one job; empty when it does not wait. */
  public String of(long job) {
    return of(List.of(job)).getOrDefault(job, "");
  }

  /** As {@link #of(Collection)}, with the words of the clusters that they wait at. */
  public Map<Long, String> forAdmins(Collection<Long> jobs) {
    return reasons.of(jobs).stream()
        .collect(Collectors.toMap(WaitReason::jobId, Waits::textForAdmins));
  }

  static String textForAdmins(WaitReason reason) {
    var own = reason.own().isEmpty() ? "" : " (%s)".formatted(reason.own());
    return text(reason) + own;
  }

  static String text(WaitReason reason) {
    if (reason.placeOfUser().isEmpty() || reason.place().isEmpty()) {
      return reason.text();
    }
    return "%s Place %d among the waiting jobs of its user, %d among all."
        .formatted(reason.text(), reason.placeOfUser().getAsInt(), reason.place().getAsInt());
  }
}
