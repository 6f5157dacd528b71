package org.abell.web.cluster;

/**
 * A server on the page of servers.
 *
 * @param handler whether it may own jobs
 * @param alive whether its lease runs
 * @param age since its lease was renewed
 */
public record ServerLine(
    String name,
    String role,
    boolean handler,
    boolean alive,
    String age,
    long running,
    long queued,
    long taken,
    String tags,
    String host,
    long pid,
    String started) {}
