package org.abell.web.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.abell.installation.Readiness;
import org.abell.tool.Output;
import org.abell.tool.Tool;
import org.abell.toolbox.PanelItem;
import org.abell.toolbox.ToolBox;
import org.abell.toolinput.FormJson;
import org.abell.toolinput.FormModel;
import org.abell.web.protocol.Doc;
import org.abell.web.protocol.Links;

/** Tools as the API shows them. */
@ApplicationScoped
public class ToolDocuments {

  private final Readiness readiness;
  private final Links links;

  public ToolDocuments() {
    this(null, null);
  }

  @Inject
  public ToolDocuments(Readiness readiness, Links links) {
    this.readiness = readiness;
    this.links = links;
  }

  /** What lists show. */
  public JsonObject summary(Tool tool) {
    var section = toolBox().sectionOf(tool);
    return new Doc()
        .put("model_class", "Tool")
        .put("id", tool.id())
        .put("name", tool.name())
        .put("version", tool.version())
        .put("description", tool.description())
        .put("labels", List.of())
        .put("edam_operations", List.of())
        .put("edam_topics", List.of())
        .put("hidden", tool.hidden() ? "hidden" : "")
        .put("is_workflow_compatible", true)
        .put("xrefs", List.of())
        .put("panel_section_id", section.map(PanelItem.Section::id))
        .put("panel_section_name", section.map(PanelItem.Section::name))
        .put("form_style", "regular")
        .put(
            "link",
            links.to("/tools/run?id=" + URLEncoder.encode(tool.id(), StandardCharsets.UTF_8)))
        .put("target", "galaxy_main")
        .put("min_width", -1)
        .json();
  }

  /** The tool, with inputs and outputs when asked. */
  public JsonObject show(Tool tool, boolean details) {
    var doc = new Doc().all(summary(tool));
    if (details) {
      doc.put("inputs", FormJson.inputs(FormModel.of(tool)))
          .put("outputs", tool.outputs().stream().map(ToolDocuments::output).toList());
    }
    return doc.json();
  }

  /** The form, filled in: what is wrong is told by flat name. */
  public JsonObject form(FormModel model, Optional<String> historyId) {
    var tool = model.tool();
    return new Doc()
        .all(summary(tool))
        .put("help", tool.help())
        .put("inputs", FormJson.inputs(model))
        .put("state_inputs", FormJson.state(model))
        .put("errors", model.errors())
        .put("history_id", historyId)
        .put("display", true)
        .put("action", links.to("/tools/run"))
        .put("method", "post")
        .put("enctype", "application/x-www-form-urlencoded")
        .json();
  }

  /** Sections with their tools, as the panel arranges them; tools beside sections too. */
  public JsonValue panel() {
    return toolBox().panel().stream().map(this::panelItem).collect(Doc.toArray());
  }

  private JsonObject panelItem(PanelItem item) {
    if (item instanceof PanelItem.Section section) {
      return new Doc()
          .put("model_class", "ToolSection")
          .put("id", section.id())
          .put("name", section.name())
          .put("version", "")
          .put("elems", section.items().stream().map(this::panelItem).toList())
          .json();
    }
    if (item instanceof PanelItem.Entry entry) {
      return summary(entry.tool());
    }
    var label = (PanelItem.Label) item;
    return new Doc()
        .put("model_class", "ToolSectionLabel")
        .put("id", label.id())
        .put("text", label.text())
        .json();
  }

  private static JsonObject output(Output output) {
    return new Doc()
        .put("model_class", "ToolOutput")
        .put("name", output.name())
        .put("format", output.format())
        .put("label", output.label())
        .put("hidden", output.hidden())
        .put("output_type", "data")
        .put("format_source", output.formatSource())
        .put("count", 1)
        .json();
  }

  private ToolBox toolBox() {
    return readiness.installation().toolBox();
  }
}
