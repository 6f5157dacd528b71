package org.abell.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.abell.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersTest {

  private static Database database;
  private static long ada;

  @BeforeAll
  static void signUp() {
    database = new Database();
    ada = database.inTransaction(em -> make(users(em), "Ada@example.org", "ada", "secret1").id());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({"ada, true", "ADA, true", "ada@EXAMPLE.org, true", "eve, false"})
  void people_are_known_by_name_or_address_in_any_case(String name, boolean known) {
    var found = who(u -> u.authenticate(name, "secret1"));
    assertThat(found.isPresent()).isEqualTo(known);
  }

  @Test
  void a_wrong_password_lets_nobody_in() {
    assertThat(who(u -> u.authenticate("ada", "secret2"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eve | eve | secret1 | The e-mail address must look like name@host.",
        "eve@x.org | Eve! | secret1 | The user name may hold small letters, digits, '.', '_' and '-'.",
        "eve@x.org | eve | short | The password must have at least 6 characters.",
        "eve@x.org | ada | secret1 | There is already an account with this e-mail or user name.",
        "ada@example.org | eve | secret1 | There is already an account with this e-mail or user name."
      })
  void an_account_that_will_not_do_is_refused_with_a_sentence(
      String email, String name, String password, String sentence) {
    database.inTransaction(
        em -> {
          assertThatExceptionOfType(InvalidAccount.class)
              .isThrownBy(() -> users(em).create(email, name, password))
              .withMessage(sentence);
          return 0;
        });
  }

  @Test
  void a_new_api_key_ends_the_old_one() {
    var first = database.inTransaction(em -> users(em).renewApiKey(ada).key());
    var second = database.inTransaction(em -> users(em).renewApiKey(ada).key());
    assertThat(second).matches("[0-9a-f]{32}").isNotEqualTo(first);
    assertThat(who(u -> u.byApiKey(first))).isEmpty();
    assertThat(who(u -> u.byApiKey(second)))
        .hasValueSatisfying(user -> assertThat(user.id()).isEqualTo(ada));
  }

  @Test
  void a_sign_in_ends_with_the_sign_out() {
    var session = database.inTransaction(em -> users(em).signIn(ada, "127.0.0.1").id());
    assertThat(who(u -> u.bySession(session))).isPresent();
    database.inTransaction(
        em -> {
          users(em).signOut(session);
          return 0;
        });
    assertThat(who(u -> u.bySession(session))).isEmpty();
  }

  @Test
  void a_closed_account_cannot_sign_in() {
    var id =
        database.inTransaction(em -> make(users(em), "bob@example.org", "bob", "secret1").id());
    database.inTransaction(
        em -> {
          users(em).delete(id);
          return 0;
        });
    assertThat(who(u -> u.authenticate("bob", "secret1"))).isEmpty();
  }

  private static Optional<User> who(Function<Users, Optional<User>> question) {
    return database.inTransaction(em -> question.apply(users(em)));
  }

  private static Users users(EntityManager em) {
    return new Users(em, Clock.systemUTC());
  }

  private static User make(Users users, String email, String name, String password) {
    try {
      return users.create(email, name, password);
    } catch (InvalidAccount e) {
      throw new IllegalStateException(e);
    }
  }
}
