package org.abell.runner;

import org.abell.jobdir.JobDirectory;

/**
 * A job as runners know it.
 *
 * @param runner the id of the runner it was given to
 * @param token its name there, never used twice
 * @param directory script, streams and exit code
 */
public record RunnerJob(String runner, String token, JobDirectory directory) {}
