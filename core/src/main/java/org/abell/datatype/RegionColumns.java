package org.abell.datatype;

import jakarta.json.JsonObjectBuilder;

/** Which columns, counted from 1, say where a region is; 0 where no column does. */
record RegionColumns(int chrom, int start, int end, int strand, int name) {

  static final RegionColumns CUSTOM = new RegionColumns(1, 2, 3, 0, 0);

  void describe(JsonObjectBuilder metadata) {
    metadata
        .add("chromCol", chrom)
        .add("startCol", start)
        .add("endCol", end)
        .add("strandCol", strand)
        .add("nameCol", name);
  }
}
