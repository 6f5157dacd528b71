package org.abell.preparation;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.abell.account.SystemAccount;
import org.abell.command.CommandException;
import org.abell.command.CommandPreparation;
import org.abell.command.JobSurroundings;
import org.abell.command.PreparedCommand;
import org.abell.configuration.JobConfigurations;
import org.abell.container.Container;
import org.abell.container.ContainerNames;
import org.abell.container.ContainerNote;
import org.abell.inspection.InspectorProgram;
import org.abell.installation.Installation;
import org.abell.isolation.Confined;
import org.abell.isolation.Confinement;
import org.abell.jobdir.Attempt;
import org.abell.jobdir.JobDirectory;
import org.abell.jobdir.JobScript;
import org.abell.jobdir.ToolCommand;
import org.abell.settings.DataDirectory;
import org.abell.tool.Tool;
import org.abell.toolinput.DatasetLookup;
import org.abell.toolinput.InputCheck;
import org.abell.toolinput.StoredInputs;
import org.abell.toolinput.ToolDataset;
import org.abell.toolinput.ToolValues;

/** Renders a job's command and lays out its directory, so that a runner has only to start it. */
public final class JobPreparation {

  private final Installation installation;
  private final JobDestinations destinations;
  private final JobMeasures measures;
  private final EmbeddedInspection inspection;

  public JobPreparation(Installation installation, JobConfigurations configurations) {
    this.installation = installation;
    var defaults = installation.settings().jobs();
    this.destinations = new JobDestinations(configurations, defaults);
    this.measures = new JobMeasures(defaults);
    this.inspection = new EmbeddedInspection(InspectorProgram.ofServer(data().libraries()));
  }

  /**
   * Writes the job directory; what a preparation before this one wrote is replaced.
   *
   * @return the command line
   * @throws PreparationFailed when the job cannot run as it is
   */
  public String prepare(JobSheet sheet) throws PreparationFailed {
    var tool = tool(sheet);
    var directory = new JobDirectory(data().job(sheet.jobId()), sheet.jobId());
    try {
      var values = values(tool, sheet);
      var surroundings = surroundings(sheet, directory);
      var outputs = outputs(sheet, directory, destinations.of(sheet));
      var command = CommandPreparation.prepare(tool, values, outputs, surroundings);
      var options = destinations.of(sheet);
      var inside = containers().run(sheet, options, tool, command.environment().keySet());
      var account = AccountPlan.of(sheet, options);
      layOut(new Laid(command, inside, account), directory, sheet, outputs);
      return command.commandLine();
    } catch (CommandException e) {
      throw new PreparationFailed(e.getMessage(), "");
    } catch (IOException e) {
      throw new PreparationFailed("The job directory cannot be written: " + e, "");
    }
  }

  private ContainerPlan containers() {
    var folder = installation.sharedFolder();
    return new ContainerPlan(data(), ContainerNames.of(folder.mark(), folder.root()));
  }

  /** A command, the container that it runs in, if any, and the account that it runs under. */
  private record Laid(
      PreparedCommand command, ContainerPlan.Run container, Optional<SystemAccount> account) {}

  private Tool tool(JobSheet sheet) throws PreparationFailed {
    return toolOf(sheet)
        .orElseThrow(
            () ->
                new PreparationFailed(
                    "The tool %s %s is not there any more."
                        .formatted(sheet.toolId(), sheet.toolVersion()),
                    ""));
  }

  private static ToolValues values(Tool tool, JobSheet sheet) throws PreparationFailed {
    var check = StoredInputs.read(tool, sheet.parameters(), (src, id) -> find(sheet, id));
    if (check instanceof InputCheck.Accepted accepted) {
      return accepted.values();
    }
    var refused = (InputCheck.Refused) check;
    throw new PreparationFailed(refused.sentence(), "");
  }

  /** Only what was written down as an input of the job can be read by it. */
  private static DatasetLookup.Answer find(JobSheet sheet, String id) {
    return sheet.inputs().stream()
        .filter(dataset -> Long.toString(dataset.id()).equals(id))
        .findFirst()
        .<DatasetLookup.Answer>map(DatasetLookup.Found::new)
        .orElseGet(() -> new DatasetLookup.Denied("dataset %s is no input".formatted(id)));
  }

  private JobSurroundings surroundings(JobSheet sheet, JobDirectory directory) {
    var data = data().root();
    var owner = sheet.owner();
    return new JobSurroundings(
        directory.working(),
        directory.configs(),
        directory.tmp(),
        "",
        installation.ids().encode(owner.historyId()),
        new JobSurroundings.JobUser(Long.toString(owner.userId()), owner.email(), owner.username()),
        installation.settings().adminUsers(),
        data,
        data.resolve("tool-data"),
        installation.datatypes()::isOfType);
  }

  /**
   * The outputs as the tool sees them: in their places, or in the job's directory until its end.
   */
  private static Map<String, ToolDataset> outputs(
      JobSheet sheet, JobDirectory directory, JobOptions options) {
    if (!options.outputsToWorkingDirectory()) {
      return sheet.outputs();
    }
    var moved = new LinkedHashMap<String, ToolDataset>();
    sheet
        .outputs()
        .forEach((name, output) -> moved.put(name, output.at(directory.output(output.path()))));
    return moved;
  }

  /** Does it once for each attempt; a handler that died half-way had not marked it as done. */
  private void layOut(
      Laid laid, JobDirectory directory, JobSheet sheet, Map<String, ToolDataset> outputs)
      throws IOException {
    var number = sheet.target().attempt();
    var token = sheet.token().orElse("attempt " + number);
    var attempt = new Attempt(directory, token, data().clearedJob(sheet.jobId()));
    var fresh = !attempt.prepared();
    if (fresh) {
      var again = attempt.clear() || number > 1;
      for (var output : sheet.outputs().values()) {
        makeEmpty(output.path(), again);
      }
    }
    if (laid.account().isPresent()) {
      AccountPlan.shut(directory);
      laid.account().get().writeTo(directory);
    } else {
      SystemAccount.none(directory);
    }
    var options = destinations.of(sheet);
    var lines = options.embedMetadata() ? inspection.order(directory, toolOf(sheet), outputs) : "";
    write(laid, directory, options, lines);
    var confinement = new ConfinementPlan(data()).of(sheet, options, toolOf(sheet));
    var contained = !laid.container().isNone();
    var looks = contained && !lines.isEmpty();
    (contained ? Confinement.NONE : confinement).writeTo(directory, Confined.JOB);
    (looks ? confinement.withoutNetwork() : Confinement.NONE)
        .writeTo(directory, Confined.INSPECTION);
    if (laid.container().note().isPresent()) {
      laid.container().note().get().writeTo(directory);
    } else {
      ContainerNote.remove(directory);
    }
    for (var output : outputs.values()) {
      makeEmpty(output.path(), false);
    }
    attempt.markPrepared();
  }

  private void write(Laid laid, JobDirectory directory, JobOptions options, String lines)
      throws IOException {
    var command = laid.command();
    var tool =
        new ToolCommand(
            command.commandLine(),
            command.strict(),
            command.environment(),
            command.versionCommand());
    var setting =
        options
            .script(command.privateHome(), measures.of(options.destination().metrics()))
            .inside(laid.container().lines());
    new JobScript(tool, setting, lines).writeTo(directory);
    for (var file : command.files()) {
      directory.write(file.path(), file.text());
      Optional<String> name = file.nameInWorkingDirectory();
      if (name.isPresent()) {
        directory.write(inside(directory.working(), name.get()), file.text());
      }
    }
  }

  private static Path inside(Path folder, String name) throws IOException {
    var file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new IOException("the config file '%s' leads out of the job".formatted(name));
    }
    Files.createDirectories(file.getParent());
    return file;
  }

  /** Tools find their outputs there, and one that writes nothing leaves an empty dataset. */
  private static void makeEmpty(Path output, boolean again) throws IOException {
    Files.createDirectories(output.getParent());
    if (again) {
      Files.write(output, new byte[0]);
      return;
    }
    try {
      Files.createFile(output);
    } catch (FileAlreadyExistsException e) {
      // An earlier preparation of the same job made it.
    }
  }

  /** The tool that the job runs, if the server still has it. */
  public Optional<Tool> toolOf(JobSheet sheet) {
    return installation.toolBox().find(sheet.toolId(), sheet.toolVersion());
  }

  /** How the job is run and finished, by the configuration in force. */
  public JobOptions optionsOf(JobSheet sheet) {
    return destinations.of(sheet);
  }

  /** The image of the container that the job's runner is to start; empty for most runners. */
  public Optional<String> imageOf(JobSheet sheet) {
    var options = destinations.of(sheet);
    return options.runsInPods()
        ? containers().container(options, toolOf(sheet)).map(Container::image)
        : Optional.empty();
  }

  private DataDirectory data() {
    return installation.settings().dataDirectory();
  }
}
