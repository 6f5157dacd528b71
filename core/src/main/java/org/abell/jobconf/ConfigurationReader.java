package org.abell.jobconf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.abell.problem.Problem;
import org.abell.xml.BadXmlException;
import org.abell.xml.Macros;
import org.abell.xml.XmlFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the sections of a configuration, in either syntax, and puts them together. */
final class ConfigurationReader {

  private final Reports reports = new Reports();

  private ConfigurationReader() {}

  static JobConfigurationFile read(Path file, ValueSources sources) {
    var reader = new ConfigurationReader();
    if (!Files.exists(file)) {
      reader.reports.warn(
          new Place(file.toString(), 0),
          "the file does not exist; the built-in configuration is used");
      return JobConfigurationFile.of(JobConfiguration.builtIn(), reader.reports);
    }
    var named = file.getFileName().toString();
    return named.contains(".xml") ? reader.xml(file, sources) : reader.yaml(file);
  }

  static JobConfigurationFile read(String file, Node node) {
    return new ConfigurationReader().yaml(file, node);
  }

  private JobConfigurationFile xml(Path file, ValueSources sources) {
    try {
      var root = XmlFile.read(file);
      var expanded = Macros.of(root, file.toAbsolutePath().getParent()).expand(root);
      return sections(new XmlConfiguration(new XmlItems(sources, reports)).translate(expanded));
    } catch (BadXmlException e) {
      return refused(e.problem());
    }
  }

  private JobConfigurationFile yaml(Path file) {
    var name = file.toString();
    try (var in = Files.newBufferedReader(file)) {
      var root = new Yaml(new LoaderOptions()).compose(in);
      return root == null
          ? refused(Problem.of(name, "the file is empty; runners and execution are needed"))
          : yaml(name, root);
    } catch (MarkedYAMLException e) {
      var line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      return refused(new Problem(name, line, "is not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      return refused(Problem.of(name, "is not YAML: " + e.getMessage().replace('\n', ' ')));
    } catch (IOException e) {
      return refused(Problem.of(name, "the file cannot be read: " + e.getMessage()));
    }
  }

  private JobConfigurationFile yaml(String file, Node node) {
    try {
      var root = new YamlItems(file, reports).item(node);
      if (root instanceof Item.Mapping mapping) {
        return sections(mapping);
      }
      return refused(root.place().problem("a job configuration must hold keys and values"));
    } catch (YamlItems.TooMuch e) {
      return refused(e.place().problem(e.getMessage()));
    }
  }

  private JobConfigurationFile refused(Problem problem) {
    reports.refuse(problem);
    return JobConfigurationFile.of(JobConfiguration.builtIn(), reports);
  }

  private JobConfigurationFile sections(Item.Mapping root) {
    var fields = new Fields(root, "the job configuration", reports);
    if (!root.entries().containsKey("runners")) {
      reports.refuse(root.place(), "the key runners is missing");
    }
    var runners = new RunnersSection(reports).read(fields);
    var configuration =
        new JobConfiguration(
            runners,
            new HandlingSection(reports).read(fields),
            new ExecutionSection(reports).read(fields),
            new ResourcesSection(reports).read(fields),
            new ToolsSection(reports).read(fields),
            new LimitsSection(reports).read(fields));
    fields.warnOfRest();
    reports.finish(configuration);
    return JobConfigurationFile.of(configuration, reports);
  }
}
