package org.abell.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.jobconf.MetricsChoice;
import org.abell.xml.XmlFile;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads the plugins that a file lists: {@code job_metrics_conf.xml} with an element for each, whose
 * attributes are its settings, or a YAML list of mappings with a {@code type}.
 */
public final class MetricsFile {

  private MetricsFile() {}

  /**
   * Reads the file: XML when its name has {@code .xml} in it, else YAML.
   *
   * @throws IOException with file and reason, when it cannot be read or holds something else
   */
  public static List<MetricsChoice.Plugin> read(Path file) throws IOException {
    return file.getFileName().toString().contains(".xml") ? xml(file) : yaml(file);
  }

  private static List<MetricsChoice.Plugin> xml(Path file) {
    return XmlFile.read(file).children().stream()
        .map(e -> new MetricsChoice.Plugin(e.name(), e.attributes()))
        .toList();
  }

  private static List<MetricsChoice.Plugin> yaml(Path file) throws IOException {
    return parse(Files.readString(file), file.toString());
  }

  /**
   * Reads a YAML list of plugins.
   *
   * @param place named in what is thrown when it is none
   */
  public static List<MetricsChoice.Plugin> parse(String yaml, String place) throws IOException {
    Object list = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    var plugins = new ArrayList<MetricsChoice.Plugin>();
    for (var one : list instanceof List<?> several ? several : List.of("")) {
      if (!(one instanceof Map<?, ?> plugin) || !plugin.containsKey("type")) {
        throw new IOException(place + ": must be a list of plugins, each with its type");
      }
      plugins.add(plugin(plugin));
    }
    return plugins;
  }

  private static MetricsChoice.Plugin plugin(Map<?, ?> body) {
    var settings = new LinkedHashMap<String, String>();
    body.forEach((key, value) -> settings.put(String.valueOf(key), String.valueOf(value)));
    var type = settings.remove("type");
    return new MetricsChoice.Plugin(type, settings);
  }
}
