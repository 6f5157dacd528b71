package org.abell.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abell.problem.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys and values of abell.yml; collects what is wrong with them. */
final class SettingsValues {

  private final Path file;
  private final Set<String> known;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Node> values = new HashMap<>();
  private String source = "";

  SettingsValues(Path file, Set<String> known) {
    this.file = file;
    this.known = known;
  }

  List<Problem> problems() {
    return problems;
  }

  void load() throws InvalidSettings {
    try {
      source = Files.readString(file);
      if (new Yaml(new LoaderOptions()).compose(new StringReader(source))
          instanceof MappingNode mapping) {
        mapping.getValue().forEach(t -> remember(t.getKeyNode(), t.getValueNode()));
      } else {
        throw new InvalidSettings(
            List.of(Problem.of(file.toString(), "must hold keys and values")));
      }
    } catch (MarkedYAMLException e) {
      var line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new InvalidSettings(
          List.of(new Problem(file.toString(), line, "is not YAML: " + e.getProblem())));
    } catch (YAMLException e) {
      throw new InvalidSettings(List.of(Problem.of(file.toString(), "is not YAML")));
    } catch (IOException e) {
      var reason = Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist";
      throw new InvalidSettings(List.of(Problem.of(file.toString(), reason)));
    }
  }

  private void remember(Node key, Node value) {
    var name = key instanceof ScalarNode scalar ? scalar.getValue() : key.toString();
    if (!known.contains(name)) {
      report(key, "unknown key '" + name + "'");
    } else if (values.put(name, value) != null) {
      report(key, "the key '" + name + "' stands twice");
    }
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The lines on which a value stands. */
  String lines(Node node) {
    int first = node.getStartMark().getLine();
    int after = node.getEndMark().getLine() + 1;
    return source.lines().skip(first).limit(after - (long) first).collect(Collectors.joining("\n"));
  }

  /** All single values, by key. */
  Map<String, String> texts() {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach(
        (key, node) -> {
          if (node instanceof ScalarNode scalar) {
            found.put(key, scalar.getValue());
          }
        });
    return found;
  }

  Path resolve(String path) {
    return file.getParent().resolve(path).normalize();
  }

  Path path(String key) {
    var given = text(key);
    if (given.isEmpty() && !values.containsKey(key)) {
      problems.add(Problem.of(file.toString(), "the key '" + key + "' is missing"));
    }
    return resolve(given.orElse(""));
  }

  Optional<String> text(String key) {
    var node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue());
    }
    report(node, key + " must be a text");
    return Optional.empty();
  }

  List<String> list(String key) {
    var node = values.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence
        && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      return sequence.getValue().stream().map(n -> ((ScalarNode) n).getValue()).toList();
    }
    report(node, key + " must be a list of texts");
    return List.of();
  }

  /** A list of mappings, each with a type, as YAML of one line. */
  Optional<String> plugins(String key) {
    var given = node(key);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (!(given.get() instanceof SequenceNode list)
        || !list.getValue().stream().allMatch(SettingsValues::hasType)) {
      report(key, key + " must be a list of plugins, each with its type");
      return Optional.empty();
    }
    var text = new StringWriter();
    new Yaml().serialize(list, text);
    return Optional.of(text.toString());
  }

  private static boolean hasType(Node node) {
    return node instanceof MappingNode mapping
        && mapping.getValue().stream()
            .map(NodeTuple::getKeyNode)
            .anyMatch(key -> key instanceof ScalarNode name && name.getValue().equals("type"));
  }

  int number(String key, int otherwise) {
    var given = text(key);
    if (given.isEmpty()) {
      return otherwise;
    }
    if (given.get().matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(given.get());
    }
    report(values.get(key), key + " must be a whole number from 1 to 9999");
    return otherwise;
  }

  /** A whole number from 0 on; empty when it is absent. */
  Optional<String> count(String key) {
    var given = text(key);
    if (given.isPresent() && !given.get().matches("[0-9]{1,9}")) {
      report(values.get(key), key + " must be a whole number from 0");
      return Optional.empty();
    }
    return given;
  }

  /** A value that must be one of a few words. */
  Optional<String> oneOf(String key, List<String> words) {
    var given = text(key);
    if (given.isPresent() && !words.contains(given.get())) {
      report(values.get(key), key + " must be one of " + String.join(", ", words));
      return Optional.empty();
    }
    return given;
  }

  boolean bool(String key, boolean otherwise) {
    var given = text(key).map(s -> s.toLowerCase(Locale.ROOT));
    if (given.isEmpty()) {
      return otherwise;
    }
    return switch (given.get()) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> {
        report(values.get(key), key + " must be true or false");
        yield otherwise;
      }
    };
  }

  void report(String key, String reason) {
    report(values.get(key), reason);
  }

  void report(Node node, String reason) {
    problems.add(new Problem(file.toString(), node.getStartMark().getLine() + 1, reason));
  }
}
