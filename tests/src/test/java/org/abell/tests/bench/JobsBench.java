package org.abell.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.abell.cluster.Cluster;
import org.abell.tests.bench.Load.Latency;
import org.abell.tests.cluster.Api;
import org.abell.tests.cluster.ClusterExtension;
import org.abell.tests.cluster.Work;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a job costs, measured through the balancer as a client sees it. */
@Tag("bench")
@ExtendWith(ClusterExtension.class)
class JobsBench {

  private static final int WARM_UP = 40;
  private static final int SINGLE = 50;
  private static final int MANY = 500;

  private final Load load;

  JobsBench(Cluster cluster) {
    this.load = new Load(Work.in(Api.newUser(cluster.front())));
  }

  @Test
  void one_job_on_an_idle_cluster() {
    load.singles(WARM_UP);
    var all = load.singles(SINGLE);
    System.out.printf(
        "one job, %d times, ms from sending, median (p90): answered %s, taken %s, started %s,"
            + " ended %s; started after the answer %s%n",
        SINGLE,
        Load.figures(all, Latency::answered),
        Load.figures(all, Latency::taken),
        Load.figures(all, Latency::started),
        Load.figures(all, Latency::ended),
        Load.figures(all, Latency::startedAfterAnswer));
    assertThat(Load.quantile(all, Latency::startedAfterAnswer, 0.5)).isLessThan(50);
  }

  @Test
  void many_jobs_beside_a_shell_loop(@TempDir Path folder) throws Exception {
    var loop = new ShellLoop(folder, MANY).run();
    var cluster = load.many(MANY);
    System.out.printf(
        "%d jobs of `true`: cluster %.1f jobs/s, shell loop of the same processes %.1f jobs/s,"
            + " ratio %.2f%n",
        MANY,
        Load.perSecond(MANY, cluster),
        Load.perSecond(MANY, loop),
        (double) loop.toMillis() / cluster.toMillis());
  }
}
