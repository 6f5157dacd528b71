package org.abell.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.abell.admission.Admissions;
import org.abell.admission.Room;
import org.abell.configuration.JobConfigurations;
import org.abell.database.Database;
import org.abell.job.OutputStates;
import org.abell.job.WaitingJobs;
import org.abell.server.ServerIdentity;
import org.abell.server.ServerIdentity.Role;
import org.abell.server.ServerLeases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a handler's round of taking costs, with few and with many finished jobs in the database: two
 * databases of one PostgreSQL, taken from in turn, so that what disturbs one disturbs the other.
 */
@Tag("bench")
class TakingBench {

  private static final String HANDLER = "handler0";
  private static final int FEW = 1_000;
  private static final int MANY = 1_000_000;
  private static final int WAITING = 2_000;
  private static final int SLOTS = 4;
  private static final int WARM_UP = 60;
  private static final int ROUNDS = 300;
  private static final double BOUND = 1.2;

  private final Clock clock = Clock.systemUTC();

  @Test
  void taking_costs_the_same_however_many_jobs_have_finished() throws SQLException {
    try (var few = filled(FEW);
        var many = filled(MANY)) {
      var costsFew = new ArrayList<Long>();
      var costsMany = new ArrayList<Long>();
      for (var round = -WARM_UP; round < ROUNDS; round++) {
        // Neither is always the first.
        var fewFirst = round % 2 == 0;
        var first = take(fewFirst ? few : many);
        var second = take(fewFirst ? many : few);
        if (round >= 0) {
          costsFew.add(fewFirst ? first : second);
          costsMany.add(fewFirst ? second : first);
        }
      }
      var ratio = (double) median(costsMany) / median(costsFew);
      System.out.printf(
          "taking %d of %d waiting jobs, %d times, median: %.2f ms with %d finished jobs, %.2f ms"
              + " with %d; ratio %.2f (at most %.1f)%n",
          SLOTS,
          WAITING,
          ROUNDS,
          median(costsFew) / 1e6,
          FEW,
          median(costsMany) / 1e6,
          MANY,
          ratio,
          BOUND);
      assertThat(ratio).isLessThanOrEqualTo(BOUND);
    }
  }

  private Database filled(int finished) throws SQLException {
    var database = new Database();
    try (var connection = database.source().getConnection()) {
      new GeneratedJobs(connection).finished(finished).waiting(WAITING);
    }
    return database;
  }

  /** Nanoseconds of one round, with its commit. The jobs wait again afterwards. */
  private long take(Database database) {
    database.inTransaction(this::renew);
    var start = System.nanoTime();
    var taken = database.inTransaction(this::round);
    var took = System.nanoTime() - start;
    assertThat(taken).isEqualTo(SLOTS);
    database.execute("update job set state = 'new', handler = null where state = 'queued'");
    return took;
  }

  private int round(EntityManager em) {
    var waiting = new WaitingJobs(em, clock, new OutputStates(em));
    var room = new Room(HANDLER, "host0", List.of("_default_"), Map.of("local", SLOTS));
    return new Admissions(em, new JobConfigurations(clock), waiting).run(room).admitted().size();
  }

  private int renew(EntityManager em) {
    var server = new ServerIdentity(HANDLER, EnumSet.of(Role.HANDLER), "host0", 17);
    new ServerLeases(em).renew(server, List.of("_default_"));
    return 0;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
