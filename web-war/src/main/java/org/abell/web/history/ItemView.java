package org.abell.web.history;

/** A line of a history on a page. */
public record ItemView(
    String id,
    int hid,
    String name,
    String state,
    String extension,
    String blurb,
    boolean deleted) {}
