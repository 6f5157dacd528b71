package org.abell.web.history;

/** A history in the list of histories. */
public record HistoryLine(String id, String name, int count, String updated, String updatedShort) {}
