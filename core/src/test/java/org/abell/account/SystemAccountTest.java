package org.abell.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.abell.jobdir.JobDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemAccountTest {

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"user_email,ada", "username,lovelace", "batch,batch"})
  void a_user_has_the_account_that_the_rule_gives(String rule, String name) {
    assertThat(SystemAccount.name(rule, "ada@example.org", "lovelace")).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-u", "0", "a b", "a\nb", "../a", "ada+x", "a:b", "a/b", "é"})
  void what_cannot_be_the_name_of_an_account_is_none(String name) {
    assertThatThrownBy(() -> new SystemAccount(name, List.of()))
        .hasMessage("'%s' is no name of a system account".formatted(name));
  }

  @Test
  void the_account_of_a_job_is_found_in_its_directory() throws Exception {
    var directory = new JobDirectory(root, 1);
    var account = new SystemAccount("ada", List.of(Path.of("/data/a b.dat")));
    assertThat(SystemAccount.of(directory)).isEmpty();

    account.writeTo(directory);

    assertThat(SystemAccount.of(directory)).contains(account);
    SystemAccount.none(directory);
    assertThat(SystemAccount.of(directory)).isEmpty();
  }

  @Test
  void a_damaged_file_never_means_that_the_job_runs_as_the_server() throws Exception {
    Files.writeString(root.resolve("account"), "");

    assertThatThrownBy(() -> SystemAccount.of(new JobDirectory(root, 1)))
        .isInstanceOf(IOException.class);
  }
}
