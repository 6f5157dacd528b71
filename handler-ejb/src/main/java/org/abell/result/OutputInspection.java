package org.abell.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.abell.datatype.DamagedFile;
import org.abell.datatype.DatasetInspector;
import org.abell.datatype.Datatypes;
import org.abell.datatype.Sniffer;
import org.abell.history.DatasetSummary;
import org.abell.inspection.InspectionOrder;
import org.abell.inspection.SummaryFile;
import org.abell.jobdir.JobDirectory;
import org.jboss.logging.Logger;

/** Finds out about the files that jobs wrote. */
public final class OutputInspection {

  private static final Logger LOG = Logger.getLogger(OutputInspection.class);
  private static final String UNKNOWN = "data";

  private final Datatypes datatypes;
  private final Sniffer sniffer;
  private final DatasetInspector inspector;

  public OutputInspection(Datatypes datatypes) {
    this.datatypes = datatypes;
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
      return refuse(file, extension);
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

  /** What the job itself says of its output; empty when that cannot be true. */
  public Optional<DatasetSummary> askJob(JobDirectory directory, Path file, String extension)
      throws IOException {
    var size = Files.size(file);
    return SummaryFile.read(InspectionOrder.answer(directory, file))
        .filter(s -> s.size() == size)
        .filter(
            s ->
                Sniffer.isAsked(extension)
                    ? datatypes.exists(s.extension())
                    : s.extension().equals(extension));
  }

  /** Says no more of the file than that it is there. */
  public DatasetSummary refuse(Path file, String extension) throws IOException {
    var type = Sniffer.isAsked(extension) ? UNKNOWN : extension;
    return DatasetSummary.unread(type, Files.size(file));
  }

  private String type(Path file, String extension) throws IOException {
    return Sniffer.isAsked(extension) ? sniffer.sniff(file) : extension;
  }

  private static DatasetSummary missing(String extension) {
    return new DatasetSummary(extension, 0, "", "", "{}");
  }
}
