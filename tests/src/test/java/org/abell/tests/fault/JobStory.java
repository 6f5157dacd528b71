package org.abell.tests.fault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The life of one job as the database noted it.
 *
 * @param dataset the number of its output
 * @param owners each change of owner, fence or state, in order
 * @param changes its rows in job_state_change, in order
 */
record JobStory(
    long id,
    String mark,
    String state,
    int attempts,
    long dataset,
    String datasetState,
    List<Owner> owners,
    List<Change> changes) {

  private static final Set<String> ENDS = Set.of("ok", "error", "failed", "deleted", "skipped");

  /** A change of the job's row, and the transaction that made it. */
  record Owner(
      long tx,
      Optional<String> before,
      Optional<String> handler,
      long fenceBefore,
      long fence,
      String state,
      Instant at) {

    /** Somebody owns it now who did not before. */
    private boolean isNewOwner() {
      return handler.isPresent() && !handler.equals(before);
    }

    /** It was taken from its owner, and nobody owns it. */
    private boolean isSetFree() {
      return before.isPresent() && handler.isEmpty() && fence > fenceBefore;
    }
  }

  /** A row of job_state_change, and the transaction that wrote it. */
  record Change(long tx, String state, String server, String info, Instant at) {}

  /** Everything that is wrong with it; empty for a job that ended well, once, by its owner. */
  List<String> faults() {
    return Stream.of(ends(), fences(), writers()).flatMap(List::stream).toList();
  }

  /** How often it changed hands. */
  long takeovers() {
    return owners.stream().filter(o -> o.isNewOwner() && o.before().isPresent()).count();
  }

  private List<String> ends() {
    var faults = new ArrayList<String>();
    if (!state.equals("ok") || !datasetState.equals("ok")) {
      faults.add("it is %s, its output %s".formatted(state, datasetState));
    }
    var ends = changes.stream().filter(c -> ENDS.contains(c.state())).count();
    if (ends != 1) {
      faults.add("it ended %d times".formatted(ends));
    } else if (!ENDS.contains(changes.get(changes.size() - 1).state())) {
      faults.add("something was written after its end");
    }
    return faults;
  }

  private List<String> fences() {
    var faults = new ArrayList<String>();
    for (var owner : owners) {
      if (owner.fence() < owner.fenceBefore()) {
        faults.add("its fence went down, from %d".formatted(owner.fenceBefore()));
      }
      if (owner.isNewOwner() && owner.fence() == owner.fenceBefore()) {
        faults.add(
            "%s became its owner under the fence %d of %s"
                .formatted(owner.handler().get(), owner.fence(), owner.before().orElse("nobody")));
      }
    }
    return faults;
  }

  /** What a handler writes about a job, it writes as its owner, or while it sets it free. */
  private List<String> writers() {
    return changes.stream()
        .filter(c -> c.server().startsWith("handler"))
        .filter(c -> owners.stream().filter(o -> o.tx() == c.tx()).noneMatch(o -> may(c, o)))
        .map(c -> "%s was written by %s, which did not own it".formatted(c.state(), c.server()))
        .toList();
  }

  private static boolean may(Change change, Owner owner) {
    var writer = Optional.of(change.server());
    return owner.handler().equals(writer) || owner.before().equals(writer) || owner.isSetFree();
  }

  /** All of it, for a human. */
  String told() {
    var rows =
        Stream.concat(
                owners.stream()
                    .map(
                        o ->
                            "%s  tx %d: %s/%d -> %s/%d %s"
                                .formatted(
                                    o.at(),
                                    o.tx(),
                                    o.before().orElse("-"),
                                    o.fenceBefore(),
                                    o.handler().orElse("-"),
                                    o.fence(),
                                    o.state())),
                changes.stream()
                    .map(
                        c ->
                            "%s  tx %d: %s written by %s %s"
                                .formatted(c.at(), c.tx(), c.state(), c.server(), c.info())))
            .sorted()
            .collect(Collectors.joining("\n    "));
    return "job %d (%s), %s, attempt %d\n    %s".formatted(id, mark, state, attempts, rows);
  }
}
