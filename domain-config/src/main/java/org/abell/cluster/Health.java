package org.abell.cluster;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Waits until servers are ready for work, and says what it waits for. */
final class Health {

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int NOT_FOUND = 404;
  private static final long PAUSE_MILLIS = 300;
  private static final int TAIL_LINES = 25;
  private static final Duration ANSWER = Duration.ofSeconds(3);
  // A server says it runs a moment before its application answers.
  private static final Duration MISSING_APPLICATION = Duration.ofSeconds(10);

  private final WildFly wildfly;
  private final Ports ports;
  private final String path;
  private final Progress progress;
  private final Set<Member> started = new HashSet<>();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();

  Health(WildFly wildfly, Plan plan, Progress progress) {
    this.wildfly = wildfly;
    this.ports = plan.ports();
    this.path = plan.path();
    this.progress = progress;
  }

  /** Gives back when all members answer; throws with the reason when one cannot. */
  void await(List<Member> members, Duration limit) {
    var deadline = progress.clock().instant().plus(limit);
    var pending = new ArrayList<>(members);
    var missingSince = new HashMap<Member, Instant>();
    var told = Map.<Member, String>of();
    while (true) {
      var reasons = reasons(pending, missingSince);
      pending.retainAll(reasons.keySet());
      if (pending.isEmpty()) {
        return;
      }
      if (!reasons.equals(told)) {
        progress.step("waiting for " + describe(reasons));
        told = reasons;
      }
      if (progress.clock().instant().isAfter(deadline)) {
        // The last: the balancer, which is first, waits for the others.
        var late = pending.get(pending.size() - 1);
        throw failed(
            late, "is not ready after %d s: %s".formatted(limit.toSeconds(), reasons.get(late)));
      }
      pause();
    }
  }

  private static String describe(Map<Member, String> reasons) {
    return String.join(
        ", ",
        reasons.entrySet().stream()
            .map(e -> e.getKey().name() + " (" + e.getValue() + ")")
            .toList());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("The start was interrupted.", e);
    }
  }

  /** Why each member is not ready; members that are do not appear. */
  private Map<Member, String> reasons(List<Member> members, Map<Member, Instant> missingSince) {
    requireLife();
    var reasons = new LinkedHashMap<Member, String>();
    for (var member : members) {
      var state = wildfly.state(member);
      requireStart(member, state);
      var answer = state == WildFly.State.RUNNING ? answer(member) : Optional.<Answer>empty();
      if (answer.filter(a -> a.status() == OK).isEmpty()) {
        requireApplication(member, answer, missingSince);
        reasons.put(member, reason(member, state, answer));
      }
    }
    return reasons;
  }

  // The host controller calls a server stopped until it comes to start it.
  private void requireStart(Member member, WildFly.State state) {
    if (state == WildFly.State.STARTING || state == WildFly.State.RUNNING) {
      started.add(member);
    }
    var down = state == WildFly.State.STOPPED && started.contains(member);
    if (down || state == WildFly.State.FAILED) {
      throw failed(member, "did not start");
    }
  }

  private void requireLife() {
    if (!wildfly.isAlive()) {
      progress.print(tail(wildfly.output()));
      throw new ClusterException("WildFly ended while it started (see " + wildfly.output() + ").");
    }
  }

  private void requireApplication(
      Member member, Optional<Answer> answer, Map<Member, Instant> missingSince) {
    var now = progress.clock().instant();
    if (!member.runsApplication() || answer.filter(a -> a.status() == NOT_FOUND).isEmpty()) {
      missingSince.remove(member);
    } else if (missingSince
        .computeIfAbsent(member, key -> now)
        .isBefore(now.minus(MISSING_APPLICATION))) {
      throw failed(member, "runs, but the application on it does not");
    }
  }

  private static String reason(Member member, WildFly.State state, Optional<Answer> answer) {
    if (answer.isEmpty()) {
      return state == WildFly.State.RUNNING
          ? "no answer"
          : state.name().toLowerCase(java.util.Locale.ROOT);
    }
    var status = answer.get().status();
    if (member.role() == Member.Role.BALANCER && (status == UNAVAILABLE || status == NOT_FOUND)) {
      return "no web server has registered";
    }
    return answer.get().reason();
  }

  private ClusterException failed(Member member, String what) {
    progress.print(tail(wildfly.log(member)));
    return new ClusterException(
        "%s %s (its log: %s).".formatted(member.name(), what, wildfly.log(member)));
  }

  private Optional<Answer> answer(Member member) {
    var uri = URI.create("http://127.0.0.1:%d%s/health/ready".formatted(ports.http(member), path));
    try {
      var answer =
          http.send(HttpRequest.newBuilder(uri).timeout(ANSWER).build(), BodyHandlers.ofString());
      return Optional.of(new Answer(answer.statusCode(), answer.body()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("The start was interrupted.", e);
    }
  }

  private static String tail(Path log) {
    try {
      var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + log + ")";
    }
  }

  private record Answer(int status, String body) {

    /** The reason of the health document, else the status. */
    private String reason() {
      try (var reader = Json.createReader(new StringReader(body))) {
        var reason = reader.readObject().getString("reason", "");
        return reason.isBlank() ? "HTTP " + status : reason;
      } catch (JsonException e) {
        return "HTTP " + status;
      }
    }
  }
}
