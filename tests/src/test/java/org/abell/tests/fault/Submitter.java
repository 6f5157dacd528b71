package org.abell.tests.fault;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.abell.tests.cluster.Work;

/**
 * A user who submits jobs one after the other over the given time. A request that fails, because
 * the database is away, is made again if it had no effect.
 */
final class Submitter implements Runnable {

  private static final int OK = 200;
  private static final int SERVER_ERROR = 500;

  private final Work work;
  private final List<Order> orders;
  private final Path ledger;
  private final Pace pace;
  private final Protocol protocol;
  private final Map<Order, String> outputs = new ConcurrentHashMap<>();

  /**
   * When the jobs are submitted.
   *
   * @param every from one job to the next
   * @param limit when to give up
   */
  record Pace(Duration every, Duration limit) {}

  Submitter(Work work, List<Order> orders, Path ledger, Pace pace, Protocol protocol) {
    this.work = work;
    this.orders = orders;
    this.ledger = ledger;
    this.pace = pace;
    this.protocol = protocol;
  }

  @Override
  public void run() {
    var start = protocol.elapsed();
    for (var i = 0; i < orders.size(); i++) {
      Pauses.until(protocol, start.plus(pace.every().multipliedBy(i)));
      var order = orders.get(i);
      outputs.put(order, submit(order));
    }
  }

  private String submit(Order order) {
    while (protocol.elapsed().compareTo(pace.limit()) < 0) {
      var output = once(order).or(() -> found(order));
      if (output.isPresent()) {
        return output.get();
      }
      Pauses.of(Duration.ofSeconds(1));
    }
    throw new IllegalStateException(order.mark() + " could not be submitted in time");
  }

  private Optional<String> once(Order order) {
    try {
      var answer = work.api().post("/api/tools", work.request("ledger1", inputs(order)));
      if (answer.status() == OK) {
        var outputs = answer.object().getJsonArray("outputs");
        return Optional.of(outputs.getJsonObject(0).getString("id"));
      }
      if (answer.status() < SERVER_ERROR) {
        throw new IllegalStateException(order.mark() + " is refused: " + answer.text());
      }
      protocol.note("submitting %s is answered with %d", order.mark(), answer.status());
    } catch (UncheckedIOException e) {
      protocol.note("submitting %s gets no answer: %s", order.mark(), e.getCause());
    }
    return Optional.empty();
  }

  /** The answer may be lost while the job is there. */
  private Optional<String> found(Order order) {
    try {
      var contents = work.api().get("/api/histories/" + work.history() + "/contents");
      return contents.status() == OK
          ? contents.json().asJsonArray().getValuesAs(JsonObject.class).stream()
              .filter(item -> item.getString("name").equals(order.mark()))
              .map(item -> item.getString("id"))
              .findFirst()
          : Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private jakarta.json.JsonObjectBuilder inputs(Order order) {
    var inputs =
        Json.createObjectBuilder()
            .add("ledger", ledger.toString())
            .add("mark", order.mark())
            .add("seconds", order.seconds());
    var names = List.of("first", "second");
    for (var i = 0; i < order.needs().size(); i++) {
      inputs.add(names.get(i), Work.data(outputs.get(order.needs().get(i))));
    }
    return inputs;
  }
}
