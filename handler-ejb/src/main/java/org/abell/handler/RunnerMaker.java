package org.abell.handler;

import java.time.Clock;
import java.util.function.Consumer;
import org.abell.jobconf.RunnerKind;
import org.abell.jobconf.RunnerPlugin;
import org.abell.runner.Runner;
import org.abell.runner.RunnerJob;
import org.abell.runner.RunnerSetup;
import org.abell.runner.cluster.ClusterRunner;
import org.abell.runner.kubernetes.KubernetesRunner;
import org.abell.runner.local.LocalRunner;
import org.abell.runner.local.Sandbox;
import org.abell.runner.realuser.TakenBack;
import org.abell.runner.realuser.UserHelper;

/** Makes the runners that a job configuration names. */
record RunnerMaker(
    Clock clock, SiteRunners sites, Consumer<RunnerJob> ended, Sandbox sandbox, UserHelper helper) {

  /**
   * A new one.
   *
   * @throws IllegalArgumentException with a sentence, when it cannot be made
   */
  Runner runner(RunnerPlugin plugin) {
    if (!plugin.kind().isAvailable()) {
      throw new IllegalArgumentException(
          "The runner %s (%s) cannot be run here.".formatted(plugin.id(), plugin.load()));
    }
    if (plugin.kind() == RunnerKind.LOCAL) {
      return new TakenBack(new LocalRunner(clock, ended, sandbox, helper), helper);
    }
    var setup = new RunnerSetup(plugin, clock, ended);
    if (plugin.kind() == RunnerKind.KUBERNETES) {
      return new KubernetesRunner(setup);
    }
    return plugin.kind() == RunnerKind.SITE
        ? sites.runner(setup)
        : new TakenBack(new ClusterRunner(setup, helper), helper);
  }
}
