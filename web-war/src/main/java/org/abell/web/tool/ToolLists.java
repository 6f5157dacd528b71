package org.abell.web.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.abell.installation.Readiness;
import org.abell.problem.Problem;
import org.abell.tool.Tool;
import org.abell.toolbox.ToolBox;

/** The tool panel in the words of pages. */
@ApplicationScoped
public class ToolLists {

  private static final String ELSEWHERE = "Tools";

  private final Readiness readiness;

  public ToolLists() {
    this(null);
  }

  @Inject
  public ToolLists(Readiness readiness) {
    this.readiness = readiness;
  }

  /** The tools that have all the words; all tools for no words. */
  ToolListView find(String words) {
    var tools = readiness.installation().toolBox();
    var found = words.isBlank() ? shown(tools) : tools.search(words);
    var bySection =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    tool -> sectionName(tools, tool), LinkedHashMap::new, Collectors.toList()));
    var sections =
        bySection.entrySet().stream()
            .map(e -> new ToolListView.Section(e.getKey(), lines(e.getValue())))
            .toList();
    return new ToolListView(
        words, sections, tools.problems().stream().map(Problem::toString).toList());
  }

  private static List<Tool> shown(ToolBox tools) {
    return tools.tools().stream().filter(t -> !t.hidden()).toList();
  }

  private static String sectionName(ToolBox tools, Tool tool) {
    return tools.sectionOf(tool).map(s -> s.name()).orElse(ELSEWHERE);
  }

  private static List<ToolListView.Line> lines(List<Tool> tools) {
    return tools.stream()
        .map(
            t ->
                new ToolListView.Line(
                    URLEncoder.encode(t.id(), StandardCharsets.UTF_8), t.name(), t.description()))
        .toList();
  }
}
