package org.abell.datatype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.abell.history.DatasetSummary;

/**
 * Finds out what is worth knowing about a file of a given type: size, first lines, one line about
 * it, and metadata. Reads files of any size in bounded memory.
 */
public final class DatasetInspector {

  private static final Map<String, MetadataReader> READERS =
      Map.ofEntries(
          Map.entry("txt", new TextMetadata(Optional.empty())),
          Map.entry("json", new TextMetadata(Optional.of("JavaScript Object Notation (JSON)"))),
          Map.entry("xml", new TextMetadata(Optional.of("XML data"))),
          Map.entry("html", new HtmlMetadata()),
          Map.entry("tabular", new TabularMetadata()),
          Map.entry("csv", new DelimitedMetadata(',')),
          Map.entry("tsv", new DelimitedMetadata('\t')),
          Map.entry("interval", new IntervalMetadata()),
          Map.entry("bed", new BedMetadata()),
          Map.entry("gff", GffMetadata.GFF),
          Map.entry("gtf", GffMetadata.GTF),
          Map.entry("gff3", GffMetadata.GFF3),
          Map.entry("fasta", SequenceMetadata.FASTA),
          Map.entry("fastq", SequenceMetadata.FASTQ),
          Map.entry("sam", new SamMetadata()),
          Map.entry("(vcf-base)", new VcfMetadata()),
          Map.entry("unsorted.bam", new BamMetadata()),
          Map.entry("data", new SizeOnly()));

  private final Datatypes datatypes;

  public DatasetInspector(Datatypes datatypes) {
    this.datatypes = datatypes;
  }

  /**
   * Reads the file as one of the given type, whether it is or not.
   *
   * @throws DamagedFile where the type is a packed one and the file cannot be unpacked to its end
   */
  public DatasetSummary inspect(Path file, String extension) throws IOException {
    var type = datatypes.find(content(extension));
    var reader = type.map(DatasetInspector::reader).orElseGet(SizeOnly::new);
    var findings = reader.read(file);
    return new DatasetSummary(
        extension,
        Files.size(file),
        findings.blurb(),
        peek(file, type),
        storable(findings.metadata().toString()));
  }

  // PostgreSQL's jsonb refuses an escaped NUL.
  private static String storable(String json) {
    return json.replace("\\u0000", "\\ufffd");
  }

  private String content(String extension) {
    return datatypes.find(extension).flatMap(Datatype::uncompressed).orElse(extension);
  }

  private static MetadataReader reader(Datatype type) {
    return type.kinds().stream().filter(READERS::containsKey).map(READERS::get).findFirst().get();
  }

  private static String peek(Path file, Optional<Datatype> type) throws IOException {
    if (type.isEmpty()) {
      return "";
    }
    var kinds = type.get().kinds();
    if (kinds.contains("unsorted.bam")) {
      return "Binary bam alignments file";
    }
    if (kinds.contains("html")) {
      return "HTML file";
    }
    if (kinds.contains("(image)")) {
      return "Image in %s format".formatted(type.get().extension());
    }
    if (kinds.contains("zip")) {
      return "Compressed zip file";
    }
    if (!kinds.contains("txt") || FilePrefix.of(file).isBinary()) {
      return "binary file";
    }
    return kinds.contains("(tabular-data)") ? Peek.cut(file) : Peek.wrapped(file);
  }
}
