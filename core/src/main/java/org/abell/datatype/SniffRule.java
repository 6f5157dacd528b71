package org.abell.datatype;

import java.util.function.Predicate;

/**
 * How files of one type are told from others.
 *
 * @param extension the type
 * @param content what the file must hold for the test to make sense
 * @param test whether a file of that content is of the type
 */
record SniffRule(String extension, Content content, Predicate<FilePrefix> test) {

  /** What a rule looks at. */
  enum Content {
    /** Text, as it is or packed. */
    TEXT,
    /** Bytes, as they are or unpacked. */
    BINARY,
    /** The file as it is, whatever it holds. */
    FILE
  }

  static SniffRule text(String extension, Predicate<FilePrefix> test) {
    return new SniffRule(extension, Content.TEXT, test);
  }

  static SniffRule binary(String extension, Predicate<FilePrefix> test) {
    return new SniffRule(extension, Content.BINARY, test);
  }

  static SniffRule file(String extension, Predicate<FilePrefix> test) {
    return new SniffRule(extension, Content.FILE, test);
  }

  static SniffRule magic(String extension, int... magic) {
    return binary(extension, prefix -> Magic.startsWith(prefix.bytes(), magic));
  }

  /** Whether the file is of this type, or would be once unpacked. */
  boolean matches(FilePrefix prefix) {
    return switch (content) {
      case TEXT -> !prefix.isBinary() && prefix.isUtf8() && test.test(prefix);
      case BINARY ->
          prefix.isBinary() && prefix.compression() == Compression.NONE && test.test(prefix);
      case FILE -> test.test(prefix);
    };
  }
}
