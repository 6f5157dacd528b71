package org.abell.datatype;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All types a dataset can have and which of them is a kind of which. An extension that is not
 * listed is known to be nothing but {@code data}.
 */
public final class Datatypes {

  private static final Datatypes BUILT_IN = new Datatypes(builtInTable());

  private final Map<String, Datatype> types = new LinkedHashMap<>();

  private Datatypes(List<String> table) {
    for (String row : table) {
      var columns = row.trim().split("\\s+");
      if (!row.isBlank() && !row.startsWith("#")) {
        add(columns[0], columns[1], columns[2]);
        addCompressed(columns[0], columns[3]);
      }
    }
  }

  /** The types that come with Abell. */
  public static Datatypes builtIn() {
    return BUILT_IN;
  }

  private static List<String> builtInTable() {
    try (var table = Datatypes.class.getResourceAsStream("datatypes.txt")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String name, String parents, String mime) {
    var kinds = new LinkedHashSet<String>();
    kinds.add(name);
    var inherited = "";
    for (String parent : named(parents)) {
      kinds.addAll(types.get(parent).kinds());
      inherited = types.get(parent).mimeType();
    }
    put(name, mime.equals("-") ? inherited : mime, kinds, Optional.empty(), Compression.NONE);
  }

  private void addCompressed(String name, String suffixes) {
    for (String suffix : named(suffixes)) {
      var packing = suffix.equals("gz") ? Compression.GZIP : Compression.BZIP2;
      var extension = name + "." + suffix;
      var kinds = new LinkedHashSet<String>();
      kinds.add(extension);
      kinds.addAll(types.get("(archive)").kinds());
      put(extension, packing.mimeType(), kinds, Optional.of(name), packing);
    }
  }

  private void put(
      String name, String mime, Set<String> kinds, Optional<String> content, Compression packing) {
    types.put(name, new Datatype(name, mime, Collections.unmodifiableSet(kinds), content, packing));
  }

  private static List<String> named(String cell) {
    return cell.equals("-") ? List.of() : Arrays.asList(cell.split(","));
  }

  /** Whether this is the extension of a type. */
  public boolean exists(String extension) {
    return find(extension).isPresent();
  }

  /** The type with this extension. */
  public Optional<Datatype> find(String extension) {
    return extension.startsWith("(") ? Optional.empty() : Optional.ofNullable(types.get(extension));
  }

  /** Every type, in the order of the table. */
  public Collection<Datatype> all() {
    return types.values().stream().filter(type -> exists(type.extension())).toList();
  }

  /** What a browser is told about a file of this type. */
  public String mimeType(String extension) {
    return find(extension).map(Datatype::mimeType).orElse("application/octet-stream");
  }

  /** Whether a dataset with this extension can stand where one of the wanted types is asked for. */
  public boolean isOfType(String extension, String... wanted) {
    return isOfType(extension, Arrays.asList(wanted));
  }

  /**
   * Whether a dataset with this extension can stand where one of the wanted types is asked for. The
   * compressed variant of a type is compared by content with variants packed the same way, and is
   * just an archive to all others: {@code fastqsanger.gz} is a {@code fastq.gz}, but no {@code
   * fastq}.
   */
  public boolean isOfType(String extension, Collection<String> wanted) {
    return wanted.stream().anyMatch(one -> isKindOf(extension, one));
  }

  private boolean isKindOf(String extension, String wanted) {
    if (wanted.equals("data") || wanted.equals(extension)) {
      return true;
    }
    var type = find(extension);
    var target = find(wanted);
    if (type.isEmpty() || target.isEmpty()) {
      return false;
    }
    if (target.get().uncompressed().isPresent()) {
      return type.get().uncompressed().isPresent()
          && type.get().compression() == target.get().compression()
          && isKindOf(type.get().uncompressed().get(), target.get().uncompressed().get());
    }
    return type.get().kinds().contains(wanted);
  }
}
