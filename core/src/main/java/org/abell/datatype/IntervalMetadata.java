package org.abell.datatype;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A table of regions: which columns say where they are, from the names in a header or by custom.
 */
record IntervalMetadata() implements MetadataReader {

  private static final List<String> CHROM =
      List.of("chrom", "CHROMOSOME", "CHROM", "Chromosome Name");
  private static final List<String> START =
      List.of("start", "START", "chromStart", "txStart", "Start Position (bp)");
  private static final List<String> END =
      List.of("end", "END", "STOP", "chromEnd", "txEnd", "End Position (bp)");
  private static final List<String> STRAND = List.of("strand", "STRAND", "Strand");
  private static final List<String> NAME = List.of("name", "NAME", "Name");
  private static final int LINES = 100;

  @Override
  public Findings read(Path file) throws IOException {
    var scan = TableScan.ofValues(file, 0);
    var metadata = scan.describe(Json.createObjectBuilder());
    columns(file).describe(metadata);
    return new Findings(metadata.build(), TableBlurb.of(scan, file, "region"));
  }

  private static RegionColumns columns(Path file) throws IOException {
    try (var in = LineReader.open(file)) {
      int seen = 0;
      for (var line = in.next(); line.isPresent() && seen++ < LINES; line = in.next()) {
        if (line.get().startsWith("#")) {
          return named(Arrays.asList(line.get().substring(1).split("\t", -1)));
        }
        if (!line.get().isBlank()) {
          return guessed(line.get().split("\t", -1));
        }
      }
    }
    return RegionColumns.CUSTOM;
  }

  private static RegionColumns named(List<String> header) {
    return new RegionColumns(
        place(header, CHROM, 1),
        place(header, START, 2),
        place(header, END, 3),
        place(header, STRAND, 0),
        place(header, NAME, 0));
  }

  private static int place(List<String> header, List<String> aliases, int otherwise) {
    for (int column = 0; column < header.size(); column++) {
      if (aliases.contains(header.get(column).strip())) {
        return column + 1;
      }
    }
    return otherwise;
  }

  private static RegionColumns guessed(String[] row) {
    boolean stranded = row.length >= 6 && BedRule.isStrand(row[5]);
    return new RegionColumns(1, 2, 3, stranded ? 6 : 0, 0);
  }
}
