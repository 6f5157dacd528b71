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
import org.jboss.logging.Logger;

/** Finds out about the files that jobs wrote. */
public final class OutputInspection {

  private static final Logger LOG = Logger.getLogger(OutputInspection.class);
  private static final String UNKNOWN = "data";
  private static final Set<String> UNDECIDED = Set.of("_sniff_", "auto");

  private final Sniffer sniffer;
  private final DatasetInspector inspector;

  public OutputInspection(Datatypes datatypes) {
    this.sniffer = new Sniffer(datatypes);
    this.inspector = new DatasetInspector(datatypes);
  }

  /** Describes the file, or says that it cannot be read. */
  public DatasetSummary inspectOrRefuse(Path file, String extension) throws IOException {
    if (!Files.exists(file)) {
      return missing(extension);
    }
    try {
      return inspector.inspect(file, type(file, extension));
    } catch (IOException | RuntimeException e) {
      LOG.infof("%s: its metadata cannot be read: %s", file, e.getMessage());
      var type = UNDECIDED.contains(extension) ? UNKNOWN : extension;
      return DatasetSummary.unread(type, Files.size(file));
    }
  }

  /** Describes the file; one that is missing or damaged is described as far as that goes. */
  public DatasetSummary inspect(Path file, String extension) throws IOException {
    if (!Files.exists(file)) {
      return missing(extension);
    }
    var type = type(file, extension);
    try {
      return inspector.inspect(file, type);
    } catch (DamagedFile e) {
      return new DatasetSummary(type, Files.size(file), "damaged file", "", "{}");
    }
  }

  private String type(Path file, String extension) throws IOException {
    return UNDECIDED.contains(extension) ? sniffer.sniff(file) : extension;
  }

  private static DatasetSummary missing(String extension) {
    return new DatasetSummary(extension, 0, "", "", "{}");
  }
}
