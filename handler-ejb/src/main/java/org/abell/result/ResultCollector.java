package org.abell.result;

import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abell.command.ErrorDetection;
import org.abell.command.JobMessage;
import org.abell.command.Verdict;
import org.abell.datatype.Sniffer;
import org.abell.history.DatasetSummary;
import org.abell.inspection.InspectionOrder;
import org.abell.job.JobEnd;
import org.abell.job.JobState;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobMetrics;
import org.abell.jobdir.Streams;
import org.abell.preparation.JobOptions;
import org.abell.preparation.JobPreparation;
import org.abell.preparation.JobSheet;
import org.abell.resubmission.Failure;
import org.abell.tool.ErrorLevel;
import org.abell.tool.ErrorRules;
import org.abell.tool.Tool;
import org.jboss.logging.Logger;

/** Reads a job directory after the job has ended: judges first, then collects. */
public final class ResultCollector {

  private static final Logger LOG = Logger.getLogger(ResultCollector.class);

  // Looking the provider up costs more than reading a line of JSON: once is enough.
  private static final JsonProvider JSON = JsonProvider.provider();

  /** For a tool that the server no longer has: any exit code but 0 is a failure. */
  private static final ErrorRules ANY_CODE =
      new ErrorRules(
          List.of(
              new ErrorRules.ExitCode(Long.MIN_VALUE, -1, ErrorLevel.FATAL, ""),
              new ErrorRules.ExitCode(1, Long.MAX_VALUE, ErrorLevel.FATAL, "")),
          List.of());

  private final JobPreparation preparation;
  private final OutputInspection inspection;

  public ResultCollector(JobPreparation preparation, OutputInspection inspection) {
    this.preparation = preparation;
    this.inspection = inspection;
  }

  /** Judges a run by its exit code and its streams, as the tool's rules say. */
  public Judgement judge(JobSheet sheet, JobDirectory directory, int exitCode) throws IOException {
    var stdout = Streams.read(directory.toolStdout());
    var stderr = Streams.read(directory.toolStderr());
    var rules = preparation.toolOf(sheet).map(Tool::errorRules).orElse(ANY_CODE);
    var verdict = ErrorDetection.judge(rules, exitCode, stdout, stderr);
    var judgement =
        new Judgement(
            Optional.of(exitCode),
            stdout,
            stderr,
            verdict,
            verdict.ok() ? "" : reason(verdict, exitCode, stderr),
            failure(verdict));
    return LimitBreach.of(preparation.optionsOf(sheet).limits(), exitCode, stderr)
        .map(breach -> judgement.failed(breach.failure(), breach.reason()))
        .orElse(judgement);
  }

  /** What is there of a run whose exit code is not known; a success until more is said. */
  public Judgement unfinished(JobDirectory directory) throws IOException {
    return Judgement.without(
        Streams.read(directory.toolStdout()), Streams.read(directory.toolStderr()));
  }

  /** Whether the streams of the job's script are there; they may take a while to come back. */
  public boolean streamsAreBack(JobDirectory directory) {
    return Files.exists(directory.jobStdout()) && Files.exists(directory.jobStderr());
  }

  /** How many more looks they are waited for. */
  public int outputCollectionRetries(JobSheet sheet) {
    return preparation.optionsOf(sheet).outputCollectionRetries();
  }

  /** Moves what belongs elsewhere, looks at the outputs, and says how the job ended. */
  public JobEnd collect(JobSheet sheet, JobDirectory directory, Judgement judgement)
      throws IOException {
    var tool = preparation.toolOf(sheet);
    var missing = new WrittenOutputs(directory).bring(sheet, preparation.optionsOf(sheet));
    if (tool.isPresent()) {
      new WorkFiles(directory.working()).bring(tool.get().outputs(), sheet.outputs());
    }
    var ok = judgement.ok() && missing.isEmpty();
    return new JobEnd(
        ok ? JobState.OK : JobState.ERROR,
        judgement.ok() ? missing.orElse("") : judgement.reason(),
        judgement.exitCode(),
        Streams.read(directory.versionFile()).strip(),
        judgement.stdout(),
        judgement.stderr(),
        Streams.read(directory.jobStderr()),
        messages(judgement.verdict()),
        JobMetrics.read(directory),
        inspect(sheet, tool, directory));
  }

  private Map<String, DatasetSummary> inspect(
      JobSheet sheet, Optional<Tool> tool, JobDirectory directory) throws IOException {
    var options = preparation.optionsOf(sheet);
    var summaries = new LinkedHashMap<String, DatasetSummary>();
    for (var output : sheet.outputs().entrySet()) {
      var dataset = output.getValue();
      var extension =
          decidedByContent(tool, output.getKey()) ? Sniffer.BY_CONTENT : dataset.extension();
      summaries.put(output.getKey(), inspect(dataset.path(), extension, directory, options));
    }
    return summaries;
  }

  /** Believes the job if it was told to look and did; else it is looked at here, or not at all. */
  private DatasetSummary inspect(
      Path file, String extension, JobDirectory directory, JobOptions options) throws IOException {
    var ordered = options.embedMetadata() && Files.exists(InspectionOrder.place(directory));
    if (ordered && Files.exists(file)) {
      var told = inspection.askJob(directory, file, extension);
      if (told.isPresent()) {
        return told.get();
      }
      LOG.infof("job %d: said nothing that could be used about %s", directory.jobId(), file);
      if (!options.retryMetadata()) {
        return inspection.refuse(file, extension);
      }
    }
    return options.retryMetadata()
        ? inspection.inspect(file, extension)
        : inspection.inspectOrRefuse(file, extension);
  }

  private static boolean decidedByContent(Optional<Tool> tool, String output) {
    return tool.stream()
        .flatMap(t -> t.outputs().stream())
        .anyMatch(o -> o.name().equals(output) && o.isSniffed());
  }

  private static Optional<Failure> failure(Verdict verdict) {
    return switch (verdict.outcome()) {
      case OK -> Optional.empty();
      case ERROR -> Optional.of(Failure.TOOL_DETECTED);
      case OUT_OF_MEMORY -> Optional.of(Failure.MEMORY_LIMIT_REACHED);
    };
  }

  /** The sentence for the user: what the rules say, else the exit code and the last complaint. */
  private static String reason(Verdict verdict, int exitCode, String stderr) {
    var said =
        verdict.messages().stream()
            .filter(m -> m.level().failsJob())
            .map(JobMessage::description)
            .distinct()
            .collect(Collectors.joining(" "));
    if (!said.isEmpty()) {
      return said;
    }
    var last = stderr.lines().filter(l -> !l.isBlank()).reduce((first, next) -> next).orElse("");
    return "The command ended with exit code %d. %s".formatted(exitCode, last).strip();
  }

  private static String messages(Verdict verdict) {
    var list = JSON.createArrayBuilder();
    verdict.messages().forEach(m -> list.add(m.toJson()));
    return list.build().toString();
  }
}
