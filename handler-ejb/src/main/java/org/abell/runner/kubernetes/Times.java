package org.abell.runner.kubernetes;

import java.time.Duration;
import org.abell.jobconf.RunnerPlugin;

/**
 * How long a runner waits for what.
 *
 * @param interval how old a listing may be
 * @param patience how long an exit code may take to show in the shared folder
 */
record Times(Duration interval, Duration patience, Unstartable.Limits limits) {

  static Times of(RunnerPlugin plugin) {
    return new Times(
        seconds(plugin, "poll_seconds", 1),
        seconds(plugin, "missing_seconds", 60),
        new Unstartable.Limits(
            seconds(plugin, "stuck_seconds", 600),
            seconds(plugin, "k8s_unschedulable_walltime_limit", 0),
            seconds(plugin, "k8s_timeout_seconds_job_deletion", 30)));
  }

  private static Duration seconds(RunnerPlugin plugin, String name, int usual) {
    var given = plugin.params().number(name);
    if (plugin.params().text(name).isPresent() && given.orElse(-1) < 0) {
      throw new IllegalArgumentException(
          "%s of the runner %s must be a whole number of seconds, not '%s'."
              .formatted(name, plugin.id(), plugin.params().text(name).orElseThrow()));
    }
    return Duration.ofSeconds(given.orElse(usual));
  }
}
