package org.abell.result;

import java.util.List;
import java.util.Optional;
import org.abell.command.Verdict;
import org.abell.resubmission.Failure;

/**
 * Whether a run counts as a success, before its outputs are looked at.
 *
 * @param exitCode empty when nobody noted one
 * @param reason why it is none, as a sentence for the user; empty for a success
 * @param failure what sort of failure it is; empty for a success, and where no rule may send the
 *     job again
 */
public record Judgement(
    Optional<Integer> exitCode,
    String stdout,
    String stderr,
    Verdict verdict,
    String reason,
    Optional<Failure> failure) {

  /** Of a run that came to no end of its own. */
  static Judgement without(String stdout, String stderr) {
    return new Judgement(
        Optional.empty(),
        stdout,
        stderr,
        new Verdict(Verdict.Outcome.OK, List.of()),
        "",
        Optional.empty());
  }

  boolean ok() {
    return reason.isEmpty();
  }

  /** It failed, whatever the command made of it; rules may send it again. */
  public Judgement failed(Failure sort, String why) {
    return new Judgement(exitCode, stdout, stderr, verdict, why, Optional.of(sort));
  }

  /** The server broke it off for a limit of its own: that stands. */
  public Judgement brokenOff(String why) {
    return new Judgement(exitCode, stdout, stderr, verdict, why, Optional.empty());
  }

  /** It was ended early because somebody wanted that, so it is a success. */
  public Judgement accepted() {
    return new Judgement(exitCode, stdout, stderr, verdict, "", Optional.empty());
  }
}
