package org.abell.jobconf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.abell.xml.BadXmlException;
import org.abell.xml.Macros;
import org.abell.xml.XmlFile;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the sections of a configuration, in either syntax, and puts them together. */
final class ConfigurationReader {

  private final Reports reports = new Reports();
  private final ValueSources sources;
  private final Path folder;

  /**
   * @param folder where relative paths start
   */
  private ConfigurationReader(ValueSources sources, Path folder) {
    this.sources = sources;
    this.folder = folder;
  }

  static JobConfigurationFile read(Path file, ValueSources sources) {
    var reader = new ConfigurationReader(sources, file.toAbsolutePath().getParent());
    reader.reports.reads(file);
    if (!Files.exists(file)) {
      reader.reports.warn(
          new Place(file.toString(), 0),
          "the file does not exist; the built-in configuration is used");
      return JobConfigurationFile.of(JobConfiguration.builtIn(), reader.reports);
    }
    var named = file.getFileName().toString();
    return named.contains(".xml") ? reader.xml(file) : reader.yaml(file);
  }

  static JobConfigurationFile read(String file, Node node, ValueSources sources) {
    var path = Path.of(file).toAbsolutePath();
    var reader = new ConfigurationReader(sources, path.getParent());
    reader.reports.reads(path);
    return reader.whole(new YamlDocument(reader.reports).read(file, node));
  }

  private JobConfigurationFile xml(Path file) {
    try {
      var root = XmlFile.read(file);
      var macros = Macros.of(root, folder);
      macros.files().forEach(reports::reads);
      var expanded = macros.expand(root);
      return sections(new XmlConfiguration(new XmlItems(sources, reports)).translate(expanded));
    } catch (BadXmlException e) {
      reports.refuse(e.problem());
      return JobConfigurationFile.of(JobConfiguration.builtIn(), reports);
    }
  }

  private JobConfigurationFile yaml(Path file) {
    return whole(new YamlDocument(reports).read(file));
  }

  private JobConfigurationFile whole(Optional<Item.Mapping> root) {
    return root.map(this::sections)
        .orElseGet(() -> JobConfigurationFile.of(JobConfiguration.builtIn(), reports));
  }

  private JobConfigurationFile sections(Item.Mapping root) {
    var fields = new Fields(root, "the job configuration", reports);
    if (!root.entries().containsKey("runners")) {
      reports.refuse(root.place(), "the key runners is missing");
    }
    var section = new RunnersSection(reports);
    var runners = section.read(fields);
    var execution = new ExecutionSection(reports);
    var destinations = execution.read(fields);
    var configuration =
        new JobConfiguration(
            runners,
            new HandlingSection(reports).read(fields),
            destinations,
            new ResourcesSection(reports, new ResourceParamsReader(reports, folder, sources))
                .read(fields),
            new ToolsSection(reports).read(fields),
            new LimitsSection(reports).read(fields),
            new RuleFilesReader(reports, folder, sources).read(destinations, execution.places()),
            new ContainerResolversReader(reports, folder, sources)
                .read(destinations, execution.bodies()),
            section.places());
    fields.warnOfRest();
    reports.finish(configuration);
    return JobConfigurationFile.of(configuration, reports);
  }
}
