package org.abell.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.abell.settings.DataDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendingFrontTest {

  private static final String KEY = "a-key-that-is-long-enough";
  private final DataDirectory data = new DataDirectory(Path.of("/data"));

  @Test
  void a_front_is_known_by_its_kind_and_the_key() {
    assertThat(front("apache " + KEY)).contains(SendingFront.APACHE);
    assertThat(front("nginx " + KEY)).contains(SendingFront.NGINX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "apache", "apache ", "nginx wrong", "squid " + KEY, "apache " + KEY + "x"})
  void nobody_else_is(String shown) {
    assertThat(front(shown)).isEmpty();
  }

  @Test
  void without_a_key_in_the_settings_no_front_sends_files() {
    assertThat(SendingFront.of(Optional.of("apache "), Optional.empty())).isEmpty();
    assertThat(SendingFront.of(Optional.empty(), Optional.of(KEY))).isEmpty();
  }

  @Test
  void the_place_of_a_file_comes_from_the_id_of_its_dataset_alone() {
    assertThat(SendingFront.APACHE.place(data, data.dataset(12345)))
        .isEqualTo("/data/files/012/dataset_12345.dat");
    assertThat(SendingFront.NGINX.place(data, data.dataset(12345)))
        .isEqualTo("/.abell/files/012/dataset_12345.dat");
  }

  private static Optional<SendingFront> front(String shown) {
    return SendingFront.of(Optional.of(shown), Optional.of(KEY));
  }
}
