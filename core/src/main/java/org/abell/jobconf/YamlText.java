package org.abell.jobconf;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML inside a parameter, as XML has to write lists and mappings. */
final class YamlText {

  private YamlText() {}

  /** The value; empty when the text is no YAML, or says nothing. */
  static Optional<ParamValue> read(String text) {
    try {
      var root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      return Optional.ofNullable(root)
          .map(node -> new YamlItems("", new Reports()).item(node))
          .map(ParamsReader::value);
    } catch (YAMLException | YamlItems.TooMuch e) {
      return Optional.empty();
    }
  }
}
