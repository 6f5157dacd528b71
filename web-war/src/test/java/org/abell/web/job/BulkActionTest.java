package org.abell.web.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Clock;
import org.abell.configuration.ActiveConfiguration;
import org.abell.configuration.JobConfigurations;
import org.abell.job.JobAction;
import org.abell.web.protocol.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkActionTest {

  private final ActiveConfiguration configuration =
      new JobConfigurations(Clock.systemUTC()).current();
  private final MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>();

  @ParameterizedTest
  @CsvSource({
    "stop,Write a message for the owners of the jobs you stop.",
    "reassign,Choose the handler or tag to give the jobs to.",
    "send,Choose the destination to send the jobs to.",
    "prioritise,A priority is a whole number from -1000 to 1000.",
    "'',Choose what is to be done to the jobs."
  })
  void what_is_missing_is_told(String action, String sentence) {
    form.putSingle("action", action);

    assertThatThrownBy(() -> BulkAction.of(form, configuration))
        .isInstanceOf(Refusal.class)
        .hasMessage(sentence);
  }

  @Test
  void jobs_are_only_sent_to_destinations_that_there_are() {
    form.putSingle("action", "send");
    form.putSingle("to", "moon");
    assertThatThrownBy(() -> BulkAction.of(form, configuration))
        .hasMessage("The job configuration has no destination moon.");

    form.putSingle("to", "local");
    JobAction action = BulkAction.of(form, configuration);
    assertThat(action).isEqualTo(new JobAction.Send("local", configuration.fingerprint()));
  }

  @Test
  void the_other_actions_are_read() {
    form.putSingle("message", "We change the disks.");
    form.putSingle("target", "handler1");
    form.putSingle("priority", "-5");

    assertThat(read("stop")).isEqualTo(new JobAction.Stop());
    assertThat(read("pause")).isEqualTo(new JobAction.Pause());
    assertThat(read("resume")).isEqualTo(new JobAction.Resume());
    assertThat(read("requeue")).isEqualTo(new JobAction.Requeue());
    assertThat(read("reassign")).isEqualTo(new JobAction.Reassign("handler1"));
    assertThat(read("prioritise")).isEqualTo(new JobAction.Prioritise(-5));
  }

  private JobAction read(String action) {
    form.putSingle("action", action);
    return BulkAction.of(form, configuration);
  }
}
