package org.abell.job;

import java.time.Instant;

/**
 * Whether handlers may take jobs at all.
 *
 * @param active true while nothing is taken
 * @param setBy who switched it last, as an e-mail address
 * @param reason why, in that person's words
 * @param setAt when
 */
public record JobLock(boolean active, String setBy, String reason, Instant setAt) {}
