package org.abell.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.abell.datatype.DamagedFile;
import org.abell.datatype.DatasetInspector;
import org.abell.datatype.Datatypes;
import org.abell.datatype.Sniffer;
import org.abell.history.DatasetSummary;

/** Finds out about the files that jobs wrote. */
public final class OutputInspection {

  private static final Set<String> UNDECIDED = Set.of("_sniff_", "auto");

  private final Sniffer sniffer;
  private final DatasetInspector inspector;

  public OutputInspection(Datatypes datatypes) {
    this.sniffer = new Sniffer(datatypes);
    this.inspector = new DatasetInspector(datatypes);
  }

  /** Describes the file; one that is missing or damaged is described as far as that goes. */
  public DatasetSummary inspect(Path file, String extension) throws IOException {
    if (!Files.exists(file)) {
      return new DatasetSummary(extension, 0, "", "", "{}");
    }
    var type = UNDECIDED.contains(extension) ? sniffer.sniff(file) : extension;
    try {
      return inspector.inspect(file, type);
    } catch (DamagedFile e) {
      return new DatasetSummary(type, Files.size(file), "damaged file", "", "{}");
    }
  }
}
