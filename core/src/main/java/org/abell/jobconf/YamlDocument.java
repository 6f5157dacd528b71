package org.abell.jobconf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.abell.problem.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file as items; what is wrong with it refuses the configuration. */
final class YamlDocument {

  private final Reports reports;

  YamlDocument(Reports reports) {
    this.reports = reports;
  }

  /** The keys and values of a file; empty when it was refused. */
  Optional<Item.Mapping> read(Path file) {
    return any(file).flatMap(this::mapping);
  }

  /** What a file holds, whatever its shape; empty when it was refused. */
  Optional<Item> any(Path file) {
    var name = file.toString();
    reports.reads(file);
    try (var in = Files.newBufferedReader(file)) {
      var root = new Yaml(new LoaderOptions()).compose(in);
      return root == null ? refused(Problem.of(name, "the file is empty")) : item(name, root);
    } catch (MarkedYAMLException e) {
      var line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      return refused(new Problem(name, line, "is not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      return refused(Problem.of(name, "is not YAML: " + e.getMessage().replace('\n', ' ')));
    } catch (IOException e) {
      var why =
          Files.exists(file)
              ? "the file cannot be read: " + e.getMessage()
              : "the file does not exist";
      return refused(Problem.of(name, why));
    }
  }

  /** The keys and values of a part of a file; empty when it was refused. */
  Optional<Item.Mapping> read(String file, Node node) {
    return item(file, node).flatMap(this::mapping);
  }

  /** A part of a file, whatever its shape; empty when it was refused. */
  Optional<Item> item(String file, Node node) {
    try {
      return Optional.of(new YamlItems(file, reports).item(node));
    } catch (YamlItems.TooMuch e) {
      return refused(e.place().problem(e.getMessage()));
    }
  }

  private Optional<Item.Mapping> mapping(Item root) {
    return root instanceof Item.Mapping mapping
        ? Optional.of(mapping)
        : refused(root.place().problem("keys and values are needed here"));
  }

  private <T> Optional<T> refused(Problem problem) {
    reports.refuse(problem);
    return Optional.empty();
  }
}
