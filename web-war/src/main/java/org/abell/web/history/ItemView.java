package org.abell.web.history;

/**
 * A line of a history on a page.
 *
 * @param waits why the job that writes it does not run yet; empty when it does not wait
 */
public record ItemView(
    String id,
    int hid,
    String name,
    String state,
    String extension,
    String blurb,
    String waits,
    boolean deleted) {}
