package org.abell.job;

import java.time.Instant;
import java.util.Optional;

/**
 * How a failed job is to be sent again.
 *
 * @param destinationId id or tag of where to
 * @param plannedBy the fingerprint of the configuration that has it
 * @param handler the id or tag of those who may take it; empty for the same as before
 * @param reason a sentence for the user
 */
public record NextAttempt(
    String destinationId,
    String plannedBy,
    Optional<String> handler,
    Instant notBefore,
    String reason) {}
