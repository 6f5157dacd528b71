package org.abell.datatype;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Tells the type of a file from its content: the first rule in a fixed order that matches. */
public final class Sniffer {

  /** Stands in place of a type: the content decides. */
  public static final String BY_CONTENT = "_sniff_";

  private static final Set<String> ASKED = Set.of(BY_CONTENT, "auto");

  private final Datatypes datatypes;

  public Sniffer(Datatypes datatypes) {
    this.datatypes = datatypes;
  }

  /** Whether this stands in place of a type that is still to be found out. */
  public static boolean isAsked(String extension) {
    return ASKED.contains(extension);
  }

  /**
   * The extension of the file's type; {@code txt} or {@code binary} where there is nothing better
   * to say.
   */
  public String sniff(Path file) throws IOException {
    var prefix = FilePrefix.of(file);
    return recognize(prefix).orElseGet(() -> fallback(prefix));
  }

  /** The type that a rule, not the last resort, finds. */
  public Optional<String> recognize(FilePrefix prefix) {
    return SniffRules.IN_ORDER.stream()
        .filter(rule -> rule.matches(prefix))
        .flatMap(rule -> named(rule, prefix).stream())
        .findFirst();
  }

  /** Whether files of this type are recognized by their content, and this one is not. */
  public boolean contradicts(FilePrefix prefix, String extension) {
    var type = datatypes.find(extension);
    var content = type.flatMap(Datatype::uncompressed).orElse(extension);
    if (type.isEmpty() || !knows(content)) {
      return false;
    }
    return SniffRules.IN_ORDER.stream()
        .filter(rule -> datatypes.isOfType(rule.extension(), content))
        .filter(rule -> isPackedAs(rule, prefix, type.get().compression()))
        .noneMatch(rule -> rule.matches(prefix));
  }

  private static boolean isPackedAs(SniffRule rule, FilePrefix prefix, Compression wanted) {
    return rule.content() != SniffRule.Content.TEXT || prefix.compression() == wanted;
  }

  /** Whether files of this type are recognized by their content. */
  public boolean knows(String extension) {
    return SniffRules.IN_ORDER.stream().anyMatch(rule -> rule.extension().equals(extension));
  }

  private Optional<String> named(SniffRule rule, FilePrefix prefix) {
    if (rule.content() != SniffRule.Content.TEXT) {
      return Optional.of(rule.extension());
    }
    if (prefix.compression() != Compression.NONE) {
      return Optional.of(rule.extension() + "." + prefix.compression().suffix())
          .filter(datatypes::exists);
    }
    // Tab separated text is nearly always tabular too, and that is the type which tools ask for.
    return Optional.of(
        rule.extension().equals("tsv") && new TabularRule().test(prefix)
            ? "tabular"
            : rule.extension());
  }

  private static String fallback(FilePrefix prefix) {
    if (prefix.compression() != Compression.NONE || prefix.isBinary()) {
      return "binary";
    }
    if (!prefix.isUtf8()) {
      return "data";
    }
    return new TabularRule().test(prefix) ? "tabular" : "txt";
  }
}
