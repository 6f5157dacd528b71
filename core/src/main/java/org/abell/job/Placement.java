package org.abell.job;

/**
 * Where a job is sent.
 *
 * @param destinationId the destination's id in the job configuration
 * @param runner the runner that starts it there
 * @param token the name the runner knows it by, never used twice
 */
public record Placement(String destinationId, String runner, String token) {}
