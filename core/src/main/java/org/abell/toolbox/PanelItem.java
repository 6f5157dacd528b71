package org.abell.toolbox;

import java.util.List;
import org.abell.tool.Tool;

/** One line of the tool panel. */
public sealed interface PanelItem {

  /** A tool. */
  record Entry(Tool tool, boolean hidden) implements PanelItem {}

  /** A heading between tools. */
  record Label(String id, String text) implements PanelItem {}

  /** A named group of tools and labels. */
  record Section(String id, String name, List<PanelItem> items) implements PanelItem {
    public Section {
      items = List.copyOf(items);
    }

    /** The tools of the section, hidden ones too. */
    public List<Tool> tools() {
      return ToolBox.tools(items);
    }
  }
}
