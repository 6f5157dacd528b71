package org.abell.toolbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abell.problem.Problem;
import org.abell.tool.ToolFile;
import org.abell.tool.ToolParser;
import org.abell.xml.BadXmlException;
import org.abell.xml.XmlElement;
import org.abell.xml.XmlFile;

/** Reads a panel file and every tool file it names; what fails is a problem, the rest goes on. */
final class PanelReader {

  private final Path panelFile;
  private final List<Problem> problems = new ArrayList<>();

  PanelReader(Path panelFile) {
    this.panelFile = panelFile;
  }

  List<Problem> problems() {
    return problems;
  }

  List<PanelItem> read() {
    try {
      var root = XmlFile.read(panelFile);
      if (!root.name().equals("toolbox")) {
        throw root.refuse("a panel file begins with <toolbox>, not <%s>".formatted(root.name()));
      }
      return items(root.children(), folder(root.attribute("tool_path", ".")));
    } catch (BadXmlException e) {
      problems.add(e.problem());
      return List.of();
    }
  }

  private Path folder(String toolPath) {
    var here = panelFile.toAbsolutePath().normalize().getParent();
    return here.resolve(toolPath.replace("${tool_conf_dir}", here.toString())).normalize();
  }

  private List<PanelItem> items(List<XmlElement> elements, Path folder) {
    List<PanelItem> found = new ArrayList<>();
    for (var element : elements) {
      switch (element.name()) {
        case "tool" -> tool(element, folder).ifPresent(found::add);
        case "tool_dir" -> found.addAll(directory(element, folder));
        case "section" -> section(element, folder).ifPresent(found::add);
        case "label" ->
            found.add(
                new PanelItem.Label(element.attribute("id", ""), element.attribute("text", "")));
        default ->
            problems.add(
                element.problem("<%s> is not supported in a panel".formatted(element.name())));
      }
    }
    return found;
  }

  private Optional<PanelItem> section(XmlElement element, Path folder) {
    var id = element.attribute("id");
    if (id.isEmpty()) {
      problems.add(element.problem("<section> needs the attribute id"));
      return Optional.empty();
    }
    var name = element.attribute("name", id.get());
    return Optional.of(new PanelItem.Section(id.get(), name, items(element.children(), folder)));
  }

  private Optional<PanelItem> tool(XmlElement element, Path folder) {
    var file = element.attribute("file");
    if (file.isEmpty()) {
      problems.add(element.problem("<tool> needs the attribute file"));
      return Optional.empty();
    }
    var path = folder.resolve(file.get());
    if (!Files.exists(path)) {
      problems.add(element.problem("the tool file %s does not exist".formatted(path)));
      return Optional.empty();
    }
    return load(path, element.flag("hidden", false));
  }

  private List<PanelItem> directory(XmlElement element, Path folder) {
    var directory = folder.resolve(element.attribute("dir", "."));
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(f -> f.toString().endsWith(".xml"))
          .sorted()
          .flatMap(f -> load(f, false).stream())
          .toList();
    } catch (IOException e) {
      problems.add(element.problem("the folder %s cannot be read".formatted(directory)));
      return List.of();
    }
  }

  private Optional<PanelItem> load(Path file, boolean hidden) {
    var result = ToolParser.parse(file);
    if (result instanceof ToolFile.Loaded loaded) {
      return Optional.of(new PanelItem.Entry(loaded.tool(), hidden || loaded.tool().hidden()));
    }
    problems.addAll(((ToolFile.Refused) result).problems());
    return Optional.empty();
  }
}
