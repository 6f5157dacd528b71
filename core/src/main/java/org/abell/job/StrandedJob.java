package org.abell.job;

import java.time.Duration;

/**
 * A job that was sent to a host where no handler lives any more.
 *
 * @param claim of the owner that is gone
 * @param destinationId where it was sent
 * @param params JSON object of what a rule added to the destination's parameters
 * @param host where its processes were
 * @param silence for how long no handler has lived there
 */
public record StrandedJob(
    JobClaim claim, String destinationId, String params, String host, Duration silence) {}
