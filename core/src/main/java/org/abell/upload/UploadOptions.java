package org.abell.upload;

/**
 * What the user wants done with a file.
 *
 * @param name the dataset's name; its ending helps where the content says nothing
 * @param extension the type, or {@code auto} to have it found out
 * @param dbkey genome build, {@code ?} where unknown
 * @param toPosixLines whether the lines of a text shall end with LF, the last one too
 * @param spaceToTab whether each run of blanks within a line of text becomes one tab
 * @param autoDecompress whether a packed file is unpacked unless its type is a packed one
 * @param source where the file comes from
 */
public record UploadOptions(
    String name,
    String extension,
    String dbkey,
    boolean toPosixLines,
    boolean spaceToTab,
    boolean autoDecompress,
    UploadSource source) {

  /** The type that asks for the type to be found out. */
  public static final String AUTO = "auto";

  /** What a client that says nothing gets. */
  public static UploadOptions standard(String name, UploadSource source) {
    return new UploadOptions(name, AUTO, "?", true, false, true, source);
  }

  /** The same with a type chosen by the user. */
  public UploadOptions as(String chosen) {
    return new UploadOptions(name, chosen, dbkey, toPosixLines, spaceToTab, autoDecompress, source);
  }

  /** The same with other wishes about the text. */
  public UploadOptions withText(boolean posixLines, boolean tabs) {
    return new UploadOptions(name, extension, dbkey, posixLines, tabs, autoDecompress, source);
  }

  /** The same with another wish about packed files. */
  public UploadOptions withAutoDecompress(boolean unpack) {
    return new UploadOptions(name, extension, dbkey, toPosixLines, spaceToTab, unpack, source);
  }

  boolean isAuto() {
    return extension.equals(AUTO);
  }
}
