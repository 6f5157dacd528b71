package org.abell.toolbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.abell.problem.Problem;
import org.abell.tool.Tool;

/** All tools of a server, as its panel file arranges them. Immutable: a reload makes another. */
public final class ToolBox {

  /** Orders 2.0.10 after 2.0.9: parts that are numbers are compared as such. */
  private static final Comparator<String> VERSIONS = ToolBox::compareVersions;

  /** The rank of a word that is in none of the four places searched. */
  private static final int NOWHERE = 4;

  private final List<PanelItem> panel;
  private final Map<String, List<Tool>> byId = new LinkedHashMap<>();
  private final Map<String, PanelItem.Section> sectionOfTool = new HashMap<>();
  private final List<Problem> problems;

  private ToolBox(List<PanelItem> panel, List<Problem> problems) {
    this.panel = List.copyOf(panel);
    List<Problem> all = new ArrayList<>(problems);
    panel.forEach(item -> register(item, all));
    byId.values().forEach(versions -> versions.sort(Comparator.comparing(Tool::version, VERSIONS)));
    this.problems = List.copyOf(all);
  }

  /** Loads a panel file and its tools. Never throws: what is wrong is in {@link #problems}. */
  public static ToolBox load(Path panelFile) {
    var reader = new PanelReader(panelFile);
    var items = reader.read();
    return new ToolBox(items, reader.problems());
  }

  /** A toolbox without tools. */
  public static ToolBox empty() {
    return new ToolBox(List.of(), List.of());
  }

  private void register(PanelItem item, List<Problem> all) {
    if (item instanceof PanelItem.Section section) {
      section.items().forEach(i -> register(i, all));
      section.tools().forEach(t -> sectionOfTool.putIfAbsent(t.id(), section));
    } else if (item instanceof PanelItem.Entry entry) {
      var tool = entry.tool();
      var versions = byId.computeIfAbsent(tool.id(), id -> new ArrayList<>());
      versions.stream()
          .filter(other -> other.version().equals(tool.version()))
          .filter(other -> !other.file().equals(tool.file()))
          .findFirst()
          .ifPresent(other -> all.add(twice(tool, other)));
      if (versions.stream().noneMatch(other -> other.version().equals(tool.version()))) {
        versions.add(tool);
      }
    }
  }

  private static Problem twice(Tool tool, Tool other) {
    return Problem.of(
        tool.file().toString(),
        "tool %s %s is already defined in %s, which is used"
            .formatted(tool.id(), tool.version(), other.file()));
  }

  /** The panel, top to bottom. */
  public List<PanelItem> panel() {
    return panel;
  }

  public List<PanelItem.Section> sections() {
    return panel.stream()
        .filter(PanelItem.Section.class::isInstance)
        .map(PanelItem.Section.class::cast)
        .toList();
  }

  /** The section a tool is shown in; empty for a tool beside the sections. */
  public Optional<PanelItem.Section> sectionOf(Tool tool) {
    return Optional.ofNullable(sectionOfTool.get(tool.id()));
  }

  /** Every tool in its newest version, in panel order, hidden ones too. */
  public List<Tool> tools() {
    return byId.values().stream().map(ToolBox::newest).toList();
  }

  /** What is wrong with the panel file and the tool files. */
  public List<Problem> problems() {
    return problems;
  }

  /** The newest version of a tool. The id is taken as it is, and else without regard to case. */
  public Optional<Tool> find(String id) {
    return versions(id).map(ToolBox::newest);
  }

  /** The tool in exactly that version. */
  public Optional<Tool> find(String id, String version) {
    return versions(id).stream()
        .flatMap(List::stream)
        .filter(t -> t.version().equals(version))
        .findFirst();
  }

  private Optional<List<Tool>> versions(String id) {
    return Optional.ofNullable(byId.get(id))
        .or(
            () ->
                byId.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(id))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  private static Tool newest(List<Tool> versions) {
    return versions.get(versions.size() - 1);
  }

  /** The visible tools that contain every word, those with it in name or id first. */
  public List<Tool> search(String words) {
    var wanted =
        Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+")).filter(w -> !w.isEmpty()).toList();
    return tools().stream()
        .filter(t -> !t.hidden())
        .filter(t -> wanted.stream().allMatch(w -> rank(t, w) < NOWHERE))
        .sorted(Comparator.comparingInt(t -> wanted.stream().mapToInt(w -> rank(t, w)).sum()))
        .toList();
  }

  private static int rank(Tool tool, String word) {
    var places =
        List.of(tool.name(), tool.id(), tool.description(), tool.help()).stream()
            .map(p -> p.toLowerCase(Locale.ROOT))
            .toList();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).contains(word)) {
        return i;
      }
    }
    return NOWHERE;
  }

  static List<Tool> tools(List<PanelItem> items) {
    return items.stream()
        .filter(PanelItem.Entry.class::isInstance)
        .map(i -> ((PanelItem.Entry) i).tool())
        .toList();
  }

  private static int compareVersions(String a, String b) {
    var left = a.split("[.+_-]");
    var right = b.split("[.+_-]");
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order =
          left[i].matches("\\d{1,9}") && right[i].matches("\\d{1,9}")
              ? Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]))
              : left[i].compareTo(right[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }
}
