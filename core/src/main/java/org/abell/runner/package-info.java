/**
 * What a place is where jobs run. A site that has a place of its own implements {@link
 * org.abell.runner.RunnerProvider} and {@link org.abell.runner.Runner} in a jar of its own; all
 * that is not in these two is the handler's work: when to ask, what to store, limits, what a
 * failure leads to.
 */
package org.abell.runner;
