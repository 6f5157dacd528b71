package org.abell.runner;

/**
 * Makes the runners of one sort. A site's jar names its implementation in {@code
 * META-INF/services/org.abell.runner.RunnerProvider}; the job configuration asks for it by {@code
 * load: java:NAME}.
 */
public interface RunnerProvider {

  /** The name that the job configuration uses: letters, digits and underscores. */
  String name();

  /**
   * Makes one; called once for each runner that the configuration has of this sort.
   *
   * @throws IllegalArgumentException with a sentence, when a parameter is no good
   */
  Runner runner(RunnerSetup setup);
}
