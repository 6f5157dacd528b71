package org.abell.runner;

import java.time.Clock;
import java.util.function.Consumer;
import org.abell.jobconf.RunnerPlugin;

/**
 * What a runner is made with.
 *
 * @param plugin as the job configuration describes it: id, workers, parameters
 * @param ended may be told of a job that has ended, so that nobody has to look first; must not be
 *     waited in
 */
public record RunnerSetup(RunnerPlugin plugin, Clock clock, Consumer<RunnerJob> ended) {}
