package org.abell.server;

import java.time.Instant;

/**
 * A server as the others see it.
 *
 * @param server its name
 * @param role what it does, as {@code abell.role} says it
 * @param host the machine it runs on
 * @param pid its process there
 * @param tags the handler tags it listens to, comma separated
 * @param startedAt when this process came up
 * @param renewedAt when it last said that it is well
 * @param valid whether its lease runs, by the database's clock
 */
public record ServerLease(
    String server,
    String role,
    String host,
    long pid,
    String tags,
    Instant startedAt,
    Instant renewedAt,
    boolean valid) {}
