package org.abell.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;

/** Where a job goes: planned while it waits, settled once it is queued. */
@Embeddable
public class JobRoute {

  private static final String IN_HANDLER = "upload";

  @Column(name = "destination_id")
  private String destinationId;

  @Column(name = "destination_params")
  private String params;

  @Column(name = "destination_env")
  private String environment;

  @Column(name = "planned_by")
  private String plannedBy;

  private boolean pinned;

  private String runner;

  @Column(name = "runner_token")
  private String token;

  @Column(name = "external_id")
  private String externalId;

  private String host;

  @Column(name = "not_before")
  private Instant notBefore;

  private int attempt;
  private boolean withdrawn;

  /** Of a job that has not been sent anywhere. */
  JobRoute() {
    params = "{}";
    environment = "[]";
    plannedBy = "";
    attempt = 1;
  }

  /** Where it was sent; while it waits, where it shall be sent, once that is decided. */
  public Optional<String> destinationId() {
    return Optional.ofNullable(destinationId);
  }

  /** JSON object of what a rule added to the destination's own parameters. */
  public String params() {
    return params;
  }

  /** JSON list of what a rule added to the destination's own environment. */
  public String environment() {
    return environment;
  }

  /** The fingerprint of the configuration that the plan follows; empty: nothing is planned. */
  public String plannedBy() {
    return plannedBy;
  }

  /** Whether an admin chose the destination, so that no rule is asked. */
  public boolean pinned() {
    return pinned;
  }

  /** The id of the runner it was given to. */
  public Optional<String> runner() {
    return Optional.ofNullable(runner);
  }

  /** What the job is called at its runner, stored before it is started. */
  public Optional<String> token() {
    return Optional.ofNullable(token);
  }

  /** Process id or cluster job id. */
  public Optional<String> externalId() {
    return Optional.ofNullable(externalId);
  }

  /** The host of its processes; empty when they can be watched from anywhere. */
  public Optional<String> host() {
    return Optional.ofNullable(host);
  }

  /** Before then it is not sent. */
  public Optional<Instant> notBefore() {
    return Optional.ofNullable(notBefore);
  }

  /** 1, and 1 more for each time it was sent again after a failure. */
  public int attempt() {
    return attempt;
  }

  /** Whether an admin wants it back from there: its handler stops it and lets it wait again. */
  public boolean withdrawn() {
    return withdrawn;
  }

  /** Whether a handler itself does its work, so that there is no process to be watched. */
  boolean inHandler() {
    return IN_HANDLER.equals(runner);
  }

  void withdraw() {
    withdrawn = true;
  }

  /** Nothing is decided or remembered any more, except how often it was tried. */
  void clear() {
    destinationId = null;
    params = "{}";
    environment = "[]";
    plannedBy = "";
    pinned = false;
    notBefore = null;
    leave();
  }

  /** It is no longer at the runner; where it shall go stays decided. */
  void leave() {
    withdrawn = false;
    runner = null;
    token = null;
    externalId = null;
    host = null;
  }

  /** It was lost there, and goes again. */
  void tryAgain() {
    attempt++;
    leave();
  }

  /** An admin has chosen where it goes. */
  void pin(String destination, String configuration) {
    clear();
    destinationId = destination;
    plannedBy = configuration;
    pinned = true;
  }

  void startedAs(String externalJobId) {
    externalId = externalJobId;
  }

  /** Another way, or the same way once more. What a rule added belongs to the way it chose. */
  void sendAgain(NextAttempt next) {
    if (!next.destinationId().equals(destinationId)) {
      destinationId = next.destinationId();
      params = "{}";
      environment = "[]";
      pinned = false;
    }
    plannedBy = next.plannedBy();
    notBefore = next.notBefore();
    tryAgain();
  }
}
