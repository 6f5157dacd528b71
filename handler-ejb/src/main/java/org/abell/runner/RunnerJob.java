package org.abell.runner;

import org.abell.jobdir.JobDirectory;

/**
 * A job as runners know it.
 *
 * @param token its name there, never used twice
 * @param directory script, streams and exit code
 */
public record RunnerJob(String token, JobDirectory directory) {}
