package org.abell.statistics;

/**
 * Unfinished jobs that have all of this in common.
 *
 * @param tag the handler tag, or the server that was chosen for them
 * @param destination its id; empty while it is not decided
 * @param state as the database has it
 * @param handler who owns them; empty while nobody does
 * @param jobs how many
 * @param oldestSeconds since the first of them was submitted
 */
public record JobGroup(
    String tag,
    String destination,
    String state,
    String handler,
    long jobs,
    double oldestSeconds) {}
