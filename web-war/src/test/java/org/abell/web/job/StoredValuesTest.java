package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredValuesTest {

  private final StoredValues values = new StoredValues(id -> "encoded" + id);

  @Test
  void datasets_get_their_encoded_ids_however_deep_they_stand() {
    assertThat(values.value("[{\"input2\": {\"values\": [{\"src\": \"hda\", \"id\": 8}]}}]"))
        .hasToString("[{\"input2\":{\"values\":[{\"src\":\"hda\",\"id\":\"encoded8\"}]}}]");
  }

  @Test
  void other_values_stay_as_they_are() {
    assertThat(values.value("{\"id\": 8, \"n\": null}")).hasToString("{\"id\":8,\"n\":null}");
    assertThat(values.value("\"text\"")).hasToString("\"text\"");
  }
}
