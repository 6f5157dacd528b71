package org.abell.history;

/**
 * What was found out about a file once it was written.
 *
 * @param extension its datatype
 * @param size bytes
 * @param blurb one line about it, such as "12 lines"
 * @param peek its first lines
 * @param metadata JSON object of metadata elements
 * @param unread whether it could not be found out, and nobody shall read the file for now
 */
public record DatasetSummary(
    String extension, long size, String blurb, String peek, String metadata, boolean unread) {

  /** Of a file that could be read. */
  public DatasetSummary(String extension, long size, String blurb, String peek, String metadata) {
    this(extension, size, blurb, peek, metadata, false);
  }

  /** Of a file that is there, and no more is known of it. */
  public static DatasetSummary unread(String extension, long size) {
    return new DatasetSummary(extension, size, "", "", "{}", true);
  }
}
