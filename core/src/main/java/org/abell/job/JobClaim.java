package org.abell.job;

/**
 * The right of a handler to write a job: it holds until somebody else takes the job, which raises
 * the fence.
 */
public record JobClaim(long jobId, String handler, long fence) {}
