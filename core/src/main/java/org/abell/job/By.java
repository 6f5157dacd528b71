package org.abell.job;

import java.time.Instant;

/** Which server changed a job, and when. */
record By(String server, Instant at) {}
