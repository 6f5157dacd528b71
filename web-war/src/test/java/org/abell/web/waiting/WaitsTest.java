package org.abell.web.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.abell.waiting.WaitReason;
import org.junit.jupiter.api.Test;

class WaitsTest {

  @Test
  void a_waiting_job_says_why_and_whose_turn_comes_first() {
    var reason = new WaitReason(1, "Jobs are locked.", "", OptionalInt.of(3), OptionalInt.of(14));

    assertThat(Waits.text(reason))
        .isEqualTo("Jobs are locked. Place 3 among the waiting jobs of its user, 14 among all.");
  }

  @Test
  void a_paused_job_has_no_place() {
    var reason = new WaitReason(1, "It is paused.", "", OptionalInt.empty(), OptionalInt.empty());

    assertThat(Waits.text(reason)).isEqualTo("It is paused.");
  }

  @Test
  void only_admins_read_what_the_cluster_itself_says() {
    var reason =
        new WaitReason(
            1,
            "It waits at Slurm: it is held.",
            "Slurm: PENDING, JobHeldUser",
            OptionalInt.empty(),
            OptionalInt.empty());

    assertThat(Waits.text(reason)).isEqualTo("It waits at Slurm: it is held.");
    assertThat(Waits.textForAdmins(reason))
        .isEqualTo("It waits at Slurm: it is held. (Slurm: PENDING, JobHeldUser)");
  }
}
