package org.abell.history;

/**
 * What was found out about a file once it was written.
 *
 * @param extension its datatype
 * @param size bytes
 * @param blurb one line about it, such as "12 lines"
 * @param peek its first lines
 * @param metadata JSON object of metadata elements
 */
public record DatasetSummary(
    String extension, long size, String blurb, String peek, String metadata) {}
