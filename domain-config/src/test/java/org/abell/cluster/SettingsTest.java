package org.abell.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final Path CHECKOUT = Path.of("/checkout");

  @Test
  void without_properties_the_domain_stays_up_at_the_usual_ports() {
    var settings = Settings.of(Map.of(), CHECKOUT);

    assertThat(settings.home()).isEqualTo(Path.of("/checkout/.abell"));
    assertThat(settings.ports()).isEqualTo(Ports.DEFAULT);
    assertThat(settings.keep()).isTrue();
    assertThat(settings.simple()).isFalse();
    assertThat(settings.front()).isEqualTo(FrontKind.WILDFLY);
    assertThat(settings.fresh()).isFalse();
    assertThat(settings.database()).isEmpty();
  }

  @Test
  void flags_are_set_by_being_there() {
    var settings = Settings.of(Map.of("fresh", "", "simple", "true", "keep", "false"), CHECKOUT);

    assertThat(settings.fresh()).isTrue();
    assertThat(settings.simple()).isTrue();
    assertThat(settings.keep()).isFalse();
  }

  @Test
  void a_front_is_named_in_any_case() {
    assertThat(Settings.of(Map.of("front", "Nginx"), CHECKOUT).front()).isEqualTo(FrontKind.NGINX);
    assertThatThrownBy(() -> Settings.of(Map.of("front", "squid"), CHECKOUT))
        .hasMessage("The property front is 'squid', not wildfly, apache or nginx.");
    assertThatThrownBy(() -> Settings.of(Map.of("front", "nginx", "simple", ""), CHECKOUT))
        .hasMessage("The simple configuration has no front: leave out -Dfront or -Dsimple.");
  }

  @Test
  void a_path_has_no_slash_at_its_end() {
    assertThat(Settings.of(Map.of(), CHECKOUT).path()).isEmpty();
    assertThat(Settings.of(Map.of("path", "/galaxy/"), CHECKOUT).path()).isEqualTo("/galaxy");
    assertThatThrownBy(() -> Settings.of(Map.of("path", "galaxy"), CHECKOUT))
        .hasMessage("The property path is 'galaxy', not a path as /galaxy is.");
  }

  @Test
  void a_port_that_is_no_number_is_named() {
    assertThatThrownBy(() -> Settings.of(Map.of("http.port", "http"), CHECKOUT))
        .isInstanceOf(ClusterException.class)
        .hasMessage("The property http.port is 'http', not a number.");
  }

  @Test
  void a_database_is_given_in_either_form() {
    var expected = new DatabaseAddress("db.example", 5433, "jobs", "me", "p@ss+word");

    assertThat(DatabaseAddress.parse("postgresql://me:p%40ss+word@db.example:5433/jobs"))
        .isEqualTo(expected);
    assertThat(
            DatabaseAddress.parse(
                "jdbc:postgresql://db.example:5433/jobs?user=me&password=p%40ss+word"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://me:secret@host/name",
        "postgresql://me:secret@host",
        "postgresql://host/name?password=secret",
        "postgresql://me@host/name",
        "a secret"
      })
  void a_bad_database_is_refused_without_repeating_its_password(String text) {
    assertThatThrownBy(() -> DatabaseAddress.parse(text))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("postgresql://user:password@host:port/name")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_database_is_shown_without_its_password() {
    assertThat(new DatabaseAddress("h", 1, "n", "u", "secret")).hasToString("postgresql://u@h:1/n");
  }
}
