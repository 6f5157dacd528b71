package org.abell.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abell.problem.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads abell.yml; relative paths in it start at its own folder. */
public final class SettingsFile {

  private static final Set<String> KEYS =
      Set.of(
          "data_dir",
          "tool_panel_file",
          "admin_users",
          "brand",
          "local_workers",
          "allow_user_creation",
          "id_secret",
          "front_key");

  private static final int ID_SECRET_LENGTH = 5;
  private static final int FRONT_KEY_LENGTH = 16;

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Node> values = new HashMap<>();

  private SettingsFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /**
   * Reads and checks the file.
   *
   * @throws InvalidSettings with all problems, when there is any
   */
  public static Settings read(Path file) throws InvalidSettings {
    return new SettingsFile(file).read();
  }

  private Settings read() throws InvalidSettings {
    load();
    var settings =
        new Settings(
            new DataDirectory(path("data_dir")),
            path("tool_panel_file"),
            list("admin_users").stream().map(s -> s.toLowerCase(Locale.ROOT)).toList(),
            text("brand").orElse("Abell"),
            number("local_workers", 4),
            bool("allow_user_creation", true),
            text("id_secret"),
            text("front_key"));
    atLeast(ID_SECRET_LENGTH, "id_secret", settings.idSecret());
    atLeast(FRONT_KEY_LENGTH, "front_key", settings.frontKey());
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return settings;
  }

  private void atLeast(int length, String key, Optional<String> value) {
    value
        .filter(s -> s.length() < length)
        .ifPresent(
            s -> report(values.get(key), key + " must have at least " + length + " characters"));
  }

  private void load() throws InvalidSettings {
    try (Reader reader = Files.newBufferedReader(file)) {
      var root = new Yaml(new LoaderOptions()).compose(reader);
      if (root instanceof MappingNode mapping) {
        mapping.getValue().forEach(t -> remember(t.getKeyNode(), t.getValueNode()));
      } else {
        throw new InvalidSettings(
            List.of(Problem.of(file.toString(), "must hold keys and values")));
      }
    } catch (MarkedYAMLException e) {
      var line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new InvalidSettings(
          List.of(new Problem(file.toString(), line, "is not YAML: " + e.getProblem())));
    } catch (IOException e) {
      var reason = Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist";
      throw new InvalidSettings(List.of(Problem.of(file.toString(), reason)));
    }
  }

  private void remember(Node key, Node value) {
    var name = key instanceof ScalarNode scalar ? scalar.getValue() : key.toString();
    if (!KEYS.contains(name)) {
      report(key, "unknown key '" + name + "'");
    } else if (values.put(name, value) != null) {
      report(key, "the key '" + name + "' stands twice");
    }
  }

  private Path path(String key) {
    var given = text(key);
    if (given.isEmpty() && !values.containsKey(key)) {
      problems.add(Problem.of(file.toString(), "the key '" + key + "' is missing"));
    }
    return file.getParent().resolve(given.orElse("")).normalize();
  }

  private Optional<String> text(String key) {
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

  private List<String> list(String key) {
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

  private int number(String key, int otherwise) {
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

  private boolean bool(String key, boolean otherwise) {
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

  private void report(Node node, String reason) {
    problems.add(new Problem(file.toString(), node.getStartMark().getLine() + 1, reason));
  }
}
