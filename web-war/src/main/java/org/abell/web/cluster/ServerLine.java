package org.abell.web.cluster;

import java.util.List;

/**
 * A server on the page of servers.
 *
 * @param handler whether it may own jobs
 * @param state alive, stopped (in good order) or gone
 * @param mode what it does with jobs; empty for those that have nothing to do with any
 * @param modeNote who wants it so, and why
 * @param configuration the fingerprint of the job configuration it obeys
 * @param differs whether that is not what the server that made the page obeys
 * @param problems sentences
 */
public record ServerLine(
    String name,
    String role,
    boolean handler,
    String state,
    String mode,
    String modeNote,
    Ages ages,
    Load load,
    List<String> tags,
    String host,
    long pid,
    String configuration,
    boolean differs,
    List<String> problems) {

  /** How long ago its lease was renewed, its job loop came round, and it started. */
  public record Ages(String renewed, String round, String started) {}

  /** Its unfinished jobs: those it is just taking, those it sent, and those that run. */
  public record Load(long waiting, long queued, long running, long other) {}

  /** How its card stands out: {@code bad} wants an admin, {@code quiet} does not run. */
  public String look() {
    if (state.equals("gone") || !problems.isEmpty()) {
      return "bad";
    }
    return state.equals("stopped") ? "quiet" : "";
  }
}
