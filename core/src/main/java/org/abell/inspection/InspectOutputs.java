package org.abell.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.abell.datatype.DatasetInspector;
import org.abell.datatype.Datatypes;
import org.abell.datatype.Sniffer;
import org.abell.jobdir.WorkingFolder;

/**
 * Looks at the outputs of a job, started by the job's own script after the tool. The one argument
 * is the order; an output that cannot be read gets no answer.
 */
public final class InspectOutputs {

  private static final Datatypes TYPES = Datatypes.builtIn();

  private InspectOutputs() {}

  public static void main(String[] arguments) throws IOException {
    var order = InspectionOrder.read(Path.of(arguments[0]));
    for (var wanted : order.outputs()) {
      try {
        answer(wanted, new WorkingFolder(order.working()));
      } catch (IOException | RuntimeException e) {
        System.err.println(wanted.file() + ": " + e);
      }
    }
  }

  private static void answer(InspectionOrder.Wanted wanted, WorkingFolder working)
      throws IOException {
    var file = file(wanted, working);
    if (Files.exists(file)) {
      var type = type(file, wanted.extension());
      SummaryFile.write(wanted.answer(), new DatasetInspector(TYPES).inspect(file, type));
    }
  }

  private static String type(Path file, String extension) throws IOException {
    return Sniffer.isAsked(extension) ? new Sniffer(TYPES).sniff(file) : extension;
  }

  /** What the output will be once its job has ended. */
  private static Path file(InspectionOrder.Wanted wanted, WorkingFolder working)
      throws IOException {
    if (wanted.workFile().isPresent()) {
      var found = working.find(wanted.workFile().get());
      if (found.isPresent() && working.holds(found.get())) {
        return found.get();
      }
    }
    return wanted.file();
  }
}
