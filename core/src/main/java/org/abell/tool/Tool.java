package org.abell.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A tool: what it asks for, the command it runs, what it makes.
 *
 * @param file the tool file; its folder is the tool's own directory
 * @param sanitize whether values are made harmless for the shell (on unless the file says no)
 * @param templates texts of {@code <macro type="template">}, which the command may include
 * @param source the text of the file as it stands on disk
 */
public record Tool(
    String id,
    String name,
    String version,
    String description,
    Profile profile,
    boolean hidden,
    boolean sanitize,
    Path file,
    Command command,
    List<ConfigFile> configFiles,
    List<EnvironmentVariable> environment,
    VersionCommand versionCommand,
    ErrorRules errorRules,
    List<Requirement> requirements,
    List<Input> inputs,
    List<Output> outputs,
    List<ToolTest> tests,
    Map<String, String> templates,
    String help,
    String source) {

  public Tool {
    configFiles = List.copyOf(configFiles);
    environment = List.copyOf(environment);
    requirements = List.copyOf(requirements);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    tests = List.copyOf(tests);
    templates = Map.copyOf(templates);
  }

  /** The same tool asking for other things. */
  public Tool withInputs(List<Input> others) {
    return new Tool(
        id,
        name,
        version,
        description,
        profile,
        hidden,
        sanitize,
        file,
        command,
        configFiles,
        environment,
        versionCommand,
        errorRules,
        requirements,
        others,
        outputs,
        tests,
        templates,
        help,
        source);
  }

  /** The folder the tool file lies in. */
  public Path directory() {
    return file.toAbsolutePath().normalize().getParent();
  }
}
