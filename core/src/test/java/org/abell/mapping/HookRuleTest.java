package org.abell.mapping;

import static org.abell.mapping.MapperFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookRuleTest {

  private MapperFixture fixture;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    fixture = new MapperFixture(folder);
  }

  @Test
  void a_hook_decides() throws IOException {
    fixture.answer =
        """
        {"destination": "pool", "params": {"memory": 8, "queue": "long"},
         "env": [{"name": "A", "value": "1"}, {"file": "/etc/x"}, {"execute": "ulimit -c 0"}]}
        """;
    var mapping = (Mapping.To) hook();
    assertThat(mapping.destinationId()).isIn("a", "b");
    assertThat(mapping.params()).isEqualTo(Map.of("memory", "8", "queue", "long"));
    assertThat(mapping.environment()).hasSize(3);
    assertThat(fixture.question)
        .contains("\"destination\":\"asked\"")
        .contains("\"user_email\":\"ada@example.org\"")
        .contains("\"command\":\"ask --fast\"");
  }

  @Test
  void a_hook_fails_a_job_or_lets_it_wait() throws IOException {
    fixture.answer = "{\"fail\": \"Not today.\"}";
    assertThat(hook()).isEqualTo(refused("Not today."));
    fixture.answer = "{\"wait\": 90, \"reason\": \"no licence is free\"}";
    assertThat(hook()).isEqualTo(new Mapping.NotYet("no licence is free", Duration.ofSeconds(90)));
  }

  @Test
  void a_hook_that_does_not_answer_makes_the_job_wait() throws IOException {
    fixture.answer = "";
    assertThat(hook())
        .isEqualTo(
            new Mapping.NotYet(
                "the hook of the destination asked: no answer within 3 s", Duration.ofSeconds(30)));
  }

  @Test
  void an_answer_that_is_none_is_refused() throws IOException {
    for (var bad : List.of("{}", "hello", "[1]", "{\"destination\": 3}")) {
      fixture.answer = bad;
      assertThat(hook())
          .isInstanceOfSatisfying(
              Mapping.Refused.class,
              r -> assertThat(r.reason()).contains("an answer that cannot be understood"));
    }
  }

  private Mapping hook() throws IOException {
    return fixture.asked("{runner: dynamic, type: hook, command: ask --fast, timeout: 3}");
  }
}
