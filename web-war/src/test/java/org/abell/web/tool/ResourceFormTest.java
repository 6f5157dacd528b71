package org.abell.web.tool;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.abell.jobconf.JobConfiguration;
import org.abell.tool.Tool;
import org.abell.toolbox.ToolBox;
import org.abell.toolinput.FormJson;
import org.abell.toolinput.FormModel;
import org.abell.web.page.Rendered;
import org.abell.web.protocol.Doc;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The question for resources on the page and in the API. */
class ResourceFormTest {

  private static final String SELECT = "__job_resource|__job_resource__select";

  @TempDir private Path folder;
  private Tool tool;

  @BeforeEach
  void configure() throws Exception {
    Files.writeString(
        folder.resolve("job_resource_params_conf.xml"),
        """
        <parameters>
          <param name="cores" label="Cores" type="integer" min="1" max="16" value="2"/>
          <param name="hours" label="Hours" type="float" value=""/>
          <param name="gpu" label="Graphics card" type="boolean"/>
          <param name="queue" label="Queue" type="select">
            <option value="day">By day</option>
            <option value="night">By night</option>
          </param>
        </parameters>
        """);
    var file =
        Files.writeString(
            folder.resolve("job_conf.yml"),
            """
            runners: {local: {load: local}}
            execution: {environments: {here: {runner: local}}}
            resources: {groups: {all: [cores, hours, gpu, queue]}}
            tools: [{id: everything, resources: all}]
            """);
    var read = JobConfiguration.read(file, name -> Optional.empty());
    assertThat(read.findings()).isEmpty();
    var panel = Path.of(getClass().getResource("/tools/panel.xml").toURI());
    tool =
        read.configuration()
            .orElseThrow()
            .asking(ToolBox.load(panel).find("everything").orElseThrow());
  }

  private Document page(JsonObject request, Map<String, String> errors) {
    var model = FormModel.of(tool, request, errors);
    var view =
        new ToolFormView(
            "everything", "1.0", "Everything", "", "", "h1", "", errors, model.items(), Map.of());
    return Rendered.forUser("tool", Map.of("form", view, "history", Rendered.HISTORY));
  }

  @Test
  void the_page_asks_first_whether_the_usual_resources_will_do() {
    var page = page(new Doc().json(), Map.of());
    assertThat(page.select("select[name=%s]".formatted(SELECT)).attr("hx-post"))
        .isEqualTo("/abell/tools/form");
    assertThat(page.select("select[name=%s] option[selected]".formatted(SELECT)).val())
        .isEqualTo("no");
    assertThat(page.select("[name=__job_resource|cores]")).isEmpty();
  }

  @Test
  void the_page_shows_the_parameters_to_who_wants_to_choose() {
    var wanted = new Doc().put(SELECT, "yes").put("__job_resource|cores", "99").json();
    var page = page(wanted, Map.of("__job_resource|cores", "must be at most 16."));
    var cores = page.select("[name=__job_resource|cores]").first();
    assertThat(cores.attr("max")).isEqualTo("16");
    assertThat(cores.val()).isEqualTo("99");
    assertThat(cores.attr("aria-invalid")).isEqualTo("true");
    assertThat(page.select("[name=__job_resource|hours]").hasAttr("required")).isFalse();
    assertThat(page.select("[name=__job_resource|gpu][type=checkbox]")).hasSize(1);
    assertThat(page.select("select[name=__job_resource|queue] option")).hasSize(2);
  }

  @Test
  void the_api_has_the_names_that_clients_know() {
    var inputs = FormJson.inputs(FormModel.of(tool));
    var question = inputs.getJsonObject(inputs.size() - 1);
    assertThat(question.getString("name")).isEqualTo("__job_resource");
    assertThat(question.getString("type")).isEqualTo("conditional");
    assertThat(question.getJsonObject("test_param").getString("name"))
        .isEqualTo("__job_resource__select");
    assertThat(question.getJsonObject("test_param").getString("value")).isEqualTo("no");
    assertThat(question.getJsonArray("cases").getJsonObject(1).getJsonArray("inputs")).hasSize(4);
  }

  @Test
  void an_earlier_choice_fills_the_form_of_the_next_run() {
    var earlier =
        new Doc()
            .put(
                "__job_resource",
                new Doc()
                    .put("__job_resource__select", "yes")
                    .put("__current_case__", 1)
                    .put("cores", 8)
                    .json())
            .json();
    var state = FormJson.state(FormModel.of(tool, earlier, Map.of()));
    var resources = state.getJsonObject("__job_resource");
    assertThat(resources.getString("__job_resource__select")).isEqualTo("yes");
    assertThat(resources.get("cores")).hasToString("\"8\"");
  }
}
