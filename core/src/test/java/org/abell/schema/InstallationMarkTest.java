package org.abell.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.abell.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstallationMarkTest {

  private final Database database = new Database();
  private final List<String> placed = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void of_all_servers_that_come_up_at_once_one_makes_the_mark() throws Exception {
    Callable<String> ask = () -> new InstallationMark(database.source()).readOrMake(placed::add);
    var pool = Executors.newFixedThreadPool(4);
    try {
      var marks = new HashSet<String>();
      for (var answer : pool.invokeAll(Collections.nCopies(4, ask))) {
        marks.add(answer.get());
      }
      assertThat(marks).hasSize(1);
      assertThat(placed).containsExactlyElementsOf(marks);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void a_mark_that_could_not_be_placed_is_made_by_the_next_server()
      throws SQLException, IOException {
    var mark = new InstallationMark(database.source());
    assertThatIOException()
        .isThrownBy(
            () ->
                mark.readOrMake(
                    word -> {
                      throw new IOException("no room");
                    }))
        .withMessage("no room");
    assertThat(mark.read()).isEmpty();
    assertThat(mark.readOrMake(placed::add)).isEqualTo(placed.get(0));
  }

  @Test
  void a_database_without_a_schema_has_none() throws SQLException {
    database.execute("drop table setting cascade");
    assertThat(new InstallationMark(database.source()).read()).isEmpty();
  }
}
