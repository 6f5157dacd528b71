package org.abell.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.abell.jobconf.ParamValue;
import org.abell.jobconf.Params;
import org.abell.jobdir.ProcessLimits;
import org.abell.resubmission.Failure;
import org.junit.jupiter.api.Test;

class LimitBreachTest {

  private static final ProcessLimits LIMITS =
      ProcessLimits.of(
          new Params(
              Map.of(
                  "limit_cpu_seconds", new ParamValue.Text("60"),
                  "limit_memory_mb", new ParamValue.Text("512"))));

  @Test
  void a_process_that_was_ended_for_its_time_has_reached_its_walltime() {
    var breach = LimitBreach.of(LIMITS, 152, "").orElseThrow();

    assertThat(breach.failure()).isEqualTo(Failure.WALLTIME_REACHED);
    assertThat(breach.reason())
        .isEqualTo("A process used more than the 60 seconds of the processor that it may.");
  }

  @Test
  void a_process_that_complains_of_its_memory_has_reached_that_limit() {
    var breach = LimitBreach.of(LIMITS, 1, "Traceback\nMemoryError\n").orElseThrow();

    assertThat(breach.failure()).isEqualTo(Failure.MEMORY_LIMIT_REACHED);
  }

  @Test
  void where_there_is_no_such_limit_none_was_reached() {
    assertThat(LimitBreach.of(LIMITS, 153, "")).isEmpty();
    assertThat(LimitBreach.of(ProcessLimits.NONE, 152, "MemoryError")).isEmpty();
    assertThat(LimitBreach.of(LIMITS, 0, "MemoryError")).isEmpty();
  }
}
