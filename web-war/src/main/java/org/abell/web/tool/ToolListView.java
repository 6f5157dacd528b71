package org.abell.web.tool;

import java.util.List;

/**
 * Tools by section.
 *
 * @param query the words that were searched for
 * @param problems tools that could not be loaded, for admins
 */
public record ToolListView(String query, List<Section> sections, List<String> problems) {

  /** A section that is not empty. */
  public record Section(String name, List<Line> tools) {}

  /** A tool; its id is encoded for a query. */
  public record Line(String encodedId, String name, String description) {}
}
