package org.abell.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

  @TempDir private Path folder;

  @Test
  void passwords_are_made_once_and_kept() {
    var file = folder.resolve("accounts.properties");

    var first = Accounts.in(file);
    var second = Accounts.in(file);

    assertThat(second.admin()).isEqualTo(first.admin());
    assertThat(second.database()).isEqualTo(first.database());
    assertThat(first.admin().password()).isNotEqualTo(first.demo().password());
  }

  @Test
  void two_clusters_have_different_passwords() {
    assertThat(Accounts.in(folder.resolve("a")).management())
        .isNotEqualTo(Accounts.in(folder.resolve("b")).management());
  }

  @Test
  void nobody_else_reads_the_file() throws Exception {
    var file = folder.resolve("accounts.properties");

    Accounts.in(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_password_can_stand_in_a_statement_and_in_a_command() {
    assertThat(Accounts.in(folder.resolve("a")).database().password()).matches("[A-Za-z0-9_-]{16}");
  }

  @Test
  void an_account_is_shown_without_its_password() {
    assertThat(Accounts.in(folder.resolve("a")).admin()).hasToString("admin");
  }
}
