package org.abell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.expression.EvaluationException;
import org.abell.template.CommandLine;
import org.abell.template.Template;
import org.abell.template.TemplateException;
import org.abell.tool.ConfigFile;
import org.abell.tool.Tool;
import org.abell.toolinput.ToolDataset;
import org.abell.toolinput.ToolValues;

/** Renders everything of a tool that is a template into what its job runs. */
public final class CommandPreparation {

  private final Tool tool;
  private final JobSurroundings surroundings;
  private final Map<String, Object> context;

  private CommandPreparation(Tool tool, JobSurroundings surroundings, Map<String, Object> context) {
    this.tool = tool;
    this.surroundings = surroundings;
    this.context = context;
  }

  /**
   * Prepares the command of a job.
   *
   * @param outputs the datasets to be made, by output name; those a filter removed are missing
   * @throws CommandException when a template cannot be rendered
   */
  public static PreparedCommand prepare(
      Tool tool,
      ToolValues values,
      Map<String, ToolDataset> outputs,
      JobSurroundings surroundings) {
    Map<String, Object> context = new LinkedHashMap<>(tool.templates());
    context.putAll(ValueContext.forTemplates(tool, values, surroundings.isOfType()));
    tool.outputs()
        .forEach(
            o ->
                context.put(
                    o.name(),
                    new DatasetValue(
                        Optional.ofNullable(outputs.get(o.name())), surroundings.isOfType())));
    context.putAll(Specials.of(tool, values, surroundings));
    return new CommandPreparation(tool, surroundings, context).prepare();
  }

  private PreparedCommand prepare() {
    List<PreparedCommand.PreparedFile> files = new ArrayList<>();
    for (var file : tool.configFiles()) {
      files.add(file(file, files.size()));
    }
    return new PreparedCommand(
        interpreted(CommandLine.flatten(render(tool.command().template(), tool.command().line()))),
        tool.command().strict(),
        tool.command().privateHome(),
        files,
        environment(),
        versionCommand());
  }

  private PreparedCommand.PreparedFile file(ConfigFile file, int number) {
    var name = file.name().isEmpty() ? "file" + number : file.name();
    var path = surroundings.configDirectory().resolve(name);
    var text = render(file.template(), file.line());
    if (!file.name().isEmpty()) {
      context.put(file.name(), path.toString());
    }
    return new PreparedCommand.PreparedFile(path, text, file.fileName());
  }

  private Map<String, String> environment() {
    Map<String, String> rendered = new LinkedHashMap<>();
    for (var variable : tool.environment()) {
      var text = render(variable.template(), variable.line());
      rendered.put(variable.name(), variable.strip() ? text.strip() : text);
    }
    return rendered;
  }

  /** In the oldest profile an interpreter may run a script that lies beside the tool file. */
  private String interpreted(String line) {
    return tool.command()
        .interpreter()
        .map(interpreter -> interpreter + " " + inToolDirectory(line))
        .orElse(line);
  }

  private String inToolDirectory(String line) {
    var words = line.split(" ", 2);
    var script = "'" + tool.directory().resolve(words[0]) + "'";
    return words.length > 1 ? script + " " + words[1] : script;
  }

  private String versionCommand() {
    var version = tool.versionCommand();
    if (version.text().isEmpty()) {
      return "";
    }
    var directory = tool.directory().toString();
    var text =
        version
            .text()
            .replace("${__tool_directory__}", directory)
            .replace("$__tool_directory__", directory);
    return version.interpreter().isEmpty()
        ? text
        : version.interpreter() + " " + inToolDirectory(text);
  }

  private String render(String template, int line) {
    try {
      return Template.parse(template).render(context);
    } catch (TemplateException e) {
      throw unbuildable(line + e.line() - 1, e);
    } catch (EvaluationException e) {
      throw unbuildable(line + e.line().orElse(1) - 1, e);
    }
  }

  private CommandException unbuildable(int line, RuntimeException e) {
    return new CommandException(
        "%s:%d: the command of tool '%s' cannot be built: %s"
            .formatted(tool.file(), line, tool.id(), e.getMessage()),
        e);
  }
}
