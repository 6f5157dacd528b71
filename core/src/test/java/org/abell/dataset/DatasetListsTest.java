package org.abell.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.abell.database.Database;
import org.abell.dataset.DatasetQuery.Order;
import org.abell.dataset.DatasetQuery.Part;
import org.abell.history.Comparison;
import org.abell.history.Condition;
import org.abell.history.DatasetState;
import org.abell.history.Histories;
import org.abell.history.History;
import org.abell.history.HistoryColumn;
import org.abell.history.HistoryItem;
import org.abell.history.HistoryLists;
import org.abell.history.HistoryQuery;
import org.abell.history.NewItem;
import org.abell.user.InvalidAccount;
import org.abell.user.Users;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatasetListsTest {

  private static final Order BY_NUMBER = new Order(DatasetColumn.HID, false);
  private static final Part ALL = new Part(10, 0);

  private static Database database;
  private static long user;
  private static long history;

  @BeforeAll
  static void install() {
    database = new Database();
    user = database.inTransaction(em -> signUp(new Users(em, Clock.systemUTC())));
    history =
        database.inTransaction(
            em -> {
              var histories = new Histories(em, Clock.systemUTC());
              var id = histories.create(user, "One").id();
              for (var name : List.of("beta", "alpha_1", "gamma")) {
                histories.add(id, new NewItem(name, "txt", "?", true));
              }
              histories.create(user, "Two");
              return id;
            });
    database.execute("update dataset set state = 'ok' where id = 1");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void any_column_sorts_and_a_part_is_cut_out() {
    assertThat(names(List.of(), new Order(DatasetColumn.NAME, false), ALL))
        .containsExactly("alpha_1", "beta", "gamma");
    assertThat(names(List.of(), new Order(DatasetColumn.HID, true), new Part(1, 1)))
        .containsExactly("alpha_1");
    for (var column : DatasetColumn.values()) {
      assertThat(names(List.of(), new Order(column, true), ALL)).hasSize(3);
    }
  }

  @Test
  void conditions_are_of_the_type_of_their_column() {
    assertThat(where(DatasetColumn.NAME, Comparison.CONTAINS, "A_")).containsExactly("alpha_1");
    assertThat(where(DatasetColumn.STATE, Comparison.IN, DatasetState.OK)).containsExactly("beta");
    assertThat(where(DatasetColumn.HID, Comparison.GE, 2)).containsExactly("alpha_1", "gamma");
    assertThat(where(DatasetColumn.DELETED, Comparison.EQ, true)).isEmpty();
    assertThat(where(DatasetColumn.UPDATE_TIME, Comparison.LT, Instant.EPOCH)).isEmpty();
    assertThat(where(DatasetColumn.UPDATE_TIME, Comparison.GT, Instant.EPOCH)).hasSize(3);
    assertThat(where(DatasetColumn.TOOL_ID, Comparison.EQ, "cat1")).isEmpty();
  }

  @Test
  void histories_are_listed_likewise() {
    assertThat(histories(HistoryColumn.NAME, "Two")).containsExactly("Two");
    assertThat(histories(HistoryColumn.DELETED, false)).containsExactlyInAnyOrder("One", "Two");
    assertThat(histories(HistoryColumn.PUBLISHED, true)).isEmpty();
  }

  private static long signUp(Users users) {
    try {
      return users.create("ada@example.org", "ada", "secret1").id();
    } catch (InvalidAccount e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> histories(HistoryColumn column, Object value) {
    var condition = new Condition<>(column, Comparison.EQ, List.of(value));
    var query = new HistoryQuery(OptionalLong.of(user), List.of(condition), 10, 0);
    return database.inTransaction(
        em -> new HistoryLists(em).list(query).stream().map(History::name).toList());
  }

  private static List<String> where(DatasetColumn column, Comparison comparison, Object value) {
    return names(List.of(new Condition<>(column, comparison, List.of(value))), BY_NUMBER, ALL);
  }

  private static List<String> names(
      List<Condition<DatasetColumn>> conditions, Order order, Part part) {
    var query =
        new DatasetQuery(OptionalLong.of(user), OptionalLong.of(history), conditions, order, part);
    return database.inTransaction(
        em -> new DatasetLists(em).list(query).stream().map(HistoryItem::name).toList());
  }
}
