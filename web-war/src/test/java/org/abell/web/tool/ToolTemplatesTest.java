package org.abell.web.tool;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.abell.toolbox.ToolBox;
import org.abell.toolinput.FormItem.Choice;
import org.abell.toolinput.FormModel;
import org.abell.web.page.Rendered;
import org.abell.web.protocol.Doc;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ToolTemplatesTest {

  private static final JsonObject NOTHING = new Doc().json();

  @Test
  void every_kind_of_parameter_has_a_labelled_field() throws URISyntaxException {
    var page = form(NOTHING, Map.of());

    assertThat(page.select("[name=words]").attr("value")).isEqualTo("hello");
    assertThat(page.select("textarea[name=story]")).hasSize(1);
    assertThat(page.select("[name=count]").attr("type")).isEqualTo("number");
    assertThat(page.select("[name=count]").attr("min")).isEqualTo("1");
    assertThat(page.select("[name=share]").attr("step")).isEqualTo("any");
    assertThat(page.select("[name=strict][type=checkbox]").hasAttr("checked")).isTrue();
    assertThat(page.select("select[name=order] option[selected]").val()).isEqualTo("down");
    assertThat(page.select("[name=kinds][type=checkbox]")).hasSize(2);
    assertThat(page.select("select[name=input] option").eachText()).containsExactly("1: raw");
    assertThat(page.select("[name=column]")).hasSize(1);
    assertThat(page.select("details.section summary").text()).isEqualTo("More");
    assertThat(page.select("#tool-form .field > label"))
        .allSatisfy(l -> assertThat(page.getElementById(l.attr("for"))).isNotNull());
  }

  @Test
  void only_the_chosen_case_of_a_conditional_is_shown() throws URISyntaxException {
    assertThat(form(NOTHING, Map.of()).select("[name=seed|number]")).isEmpty();

    var chosen = new Doc().put("seed|kind", "set").json();
    var page = form(chosen, Map.of());

    assertThat(page.select("select[name=seed|kind]").attr("hx-post"))
        .isEqualTo("/abell/tools/form");
    assertThat(page.select("[name=seed|number]")).hasSize(1);
  }

  @Test
  void instances_of_a_repeat_can_be_added_and_removed() throws URISyntaxException {
    var request = new Doc().put("parts_0|text", "a").put("parts_1|text", "b").json();
    var page = form(request, Map.of());

    assertThat(page.select(".instance [name^=parts_]").eachAttr("value")).containsExactly("a", "b");
    assertThat(page.select(".repeat button").eachAttr("value"))
        .containsExactly("remove:parts_0", "remove:parts_1", "add:parts_2");
  }

  @Test
  void an_error_stands_beside_its_field_and_is_read_with_it() throws URISyntaxException {
    var page = form(new Doc().put("count", "0").json(), Map.of("count", "must be at least 1."));

    var field = page.select("[name=count]").first();
    assertThat(field.attr("aria-invalid")).isEqualTo("true");
    assertThat(page.getElementById(field.attr("aria-describedby").split(" ")[0]).text())
        .isEqualTo("must be at least 1.");
  }

  @Test
  void the_return_key_runs_the_tool() throws URISyntaxException {
    assertThat(form(NOTHING, Map.of()).select("#tool-form button").first().attr("value"))
        .isEqualTo("run");
  }

  @Test
  void tools_stand_in_their_sections() {
    var line = new ToolListView.Line("Show+beginning1", "Select first", "lines");
    var list =
        new ToolListView("", List.of(new ToolListView.Section("Text", List.of(line))), List.of());
    var page = Rendered.forUser("front", Map.of("tools", list, "history", Rendered.HISTORY));

    assertThat(page.select("section.tools h2").text()).isEqualTo("Text");
    assertThat(page.select("section.tools a").attr("href"))
        .isEqualTo("/abell/tools/run?id=Show+beginning1");
    assertThat(page.select("aside h2").text()).isEqualTo("Reads <of> May");
  }

  private static Document form(JsonObject request, Map<String, String> errors)
      throws URISyntaxException {
    var panel = Path.of(ToolTemplatesTest.class.getResource("/tools/panel.xml").toURI());
    var tools = ToolBox.load(panel);
    assertThat(tools.problems()).isEmpty();
    var model = FormModel.of(tools.find("everything").orElseThrow(), request, errors);
    var datasets = Map.of("input", List.of(new Choice("d1", "1: raw", false)));
    var view =
        new ToolFormView(
            "everything", "1.0", "Everything", "", "", "h1", "", errors, model.items(), datasets);
    return Rendered.forUser("tool", Map.of("form", view, "history", Rendered.HISTORY));
  }
}
