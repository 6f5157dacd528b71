package org.abell.ident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdEncodingTest {

  private final IdEncoding ids = new IdEncoding("USING THE DEFAULT IS NOT SECURE!");

  @ParameterizedTest
  @CsvSource({
    "1, f2db41e1fa331b3e",
    "42, f7bb1edd6b95db62",
    "1234567, 61b95be668296305",
    "12345678, c6ca0ddb55be603a76ca7b1c3af82659"
  })
  void ids_look_as_clients_of_galaxy_know_them(long id, String encoded) {
    assertThat(ids.encode(id)).isEqualTo(encoded);
    assertThat(ids.decode(encoded)).hasValue(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "zzdb41e1fa331b3e", "f2db41e1fa331b3", "0000000000000000"})
  void a_text_that_is_no_id_is_not_decoded(String text) {
    assertThat(ids.decode(text)).isEmpty();
  }

  @Test
  void an_id_of_another_installation_is_not_decoded() {
    assertThat(new IdEncoding("another secret").decode(ids.encode(7))).isEmpty();
  }
}
