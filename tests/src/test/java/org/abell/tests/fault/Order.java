package org.abell.tests.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A job that a user is going to submit.
 *
 * @param mark its name, and its line in the output
 * @param user the number of the user
 * @param seconds how long it takes
 * @param needs the jobs whose outputs it reads, at most two
 */
record Order(String mark, int user, double seconds, List<Order> needs) {

  private static final double ONE_INPUT = 0.4;
  private static final double TWO_INPUTS = 0.1;
  private static final int RECENT = 12;
  private static final double LONG_FROM = 30;
  private static final double LONG_TO = 60;

  Order {
    needs = List.copyOf(needs);
  }

  /** What its output has to be. */
  String content() {
    return needs.stream().map(Order::content).collect(Collectors.joining()) + mark + "\n";
  }

  /** Short and long jobs in the order in which they are submitted, the same for the same random. */
  static List<Order> plan(Random random, int shorts, int longs, int users) {
    var plan = new ArrayList<Order>();
    var every = longs == 0 ? Integer.MAX_VALUE : (shorts + longs) / longs;
    for (var i = 0; i < shorts + longs; i++) {
      var takesLong = i % every == 0 && i / every < longs;
      var user = random.nextInt(users);
      var seconds = takesLong ? random.nextDouble(LONG_FROM, LONG_TO) : random.nextDouble(0.9);
      var mark = "%s%04d".formatted(takesLong ? "long" : "short", i);
      var needs = takesLong ? List.<Order>of() : needs(random, plan, user);
      plan.add(new Order(mark, user, Math.round(seconds * 100) / 100.0, needs));
    }
    return plan;
  }

  /** Only a user's own outputs can be read, and only short chains stay short. */
  private static List<Order> needs(Random random, List<Order> plan, int user) {
    var recent =
        plan.subList(Math.max(0, plan.size() - RECENT * 6), plan.size()).stream()
            .filter(order -> order.user() == user && order.content().length() < 2_000)
            .toList();
    var dice = random.nextDouble();
    if (recent.isEmpty() || dice > ONE_INPUT + TWO_INPUTS) {
      return List.of();
    }
    var first = recent.get(random.nextInt(recent.size()));
    return dice < TWO_INPUTS
        ? List.of(first, recent.get(random.nextInt(recent.size())))
        : List.of(first);
  }
}
