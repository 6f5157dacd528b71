package org.abell.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Where abell.yml says that the job configuration is.
 *
 * @param inline the configuration itself, when it stands in abell.yml
 * @param inlineText what of it stands in abell.yml, as it is written
 * @param file the file it names
 * @param resolvers the list of container resolvers, when it stands in abell.yml
 * @param texts all options that are single values, but for secrets: what {@code from_config} sees
 * @param localWorkers how many local jobs run at once when there is no configuration
 */
public record JobSource(
    Optional<Node> inline,
    String inlineText,
    Optional<Path> file,
    Optional<Node> resolvers,
    Map<String, String> texts,
    int localWorkers) {

  public JobSource {
    texts = Map.copyOf(texts);
  }
}
