package org.abell.jobconf;

import static org.abell.jobconf.Configurations.findings;
import static org.abell.jobconf.Configurations.xml;
import static org.abell.jobconf.Configurations.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.abell.tool.Input;
import org.abell.tool.Tool;
import org.abell.toolbox.ToolBox;
import org.abell.toolinput.DatasetLookup;
import org.abell.toolinput.FormItem;
import org.abell.toolinput.FormModel;
import org.abell.toolinput.InputCheck;
import org.abell.toolinput.InputChecker;
import org.abell.toolinput.StoredInputs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourcesTest {

  private static final String GROUPS =
      """
      resources:
        default: little
        groups:
          little: [cores]
          nothing: []
          all: [cores, memory_gb, hours, account, queue, gpu]
      tools:
      - {id: sort, resources: all}
      - {id: cat, resources: nothing}
      """;

  private static final DatasetLookup NO_DATASETS =
      (source, id) -> new DatasetLookup.Denied("there is none");

  @TempDir private Path folder;

  @BeforeEach
  void parameters() throws Exception {
    var sample = ResourcesTest.class.getResource("job_resource_params_conf.xml");
    Files.copy(Path.of(sample.toURI()), folder.resolve("job_resource_params_conf.xml"));
  }

  private JobConfigurationFile read(String name, String text) {
    return Configurations.read(folder, name, text);
  }

  private void parameters(String text) throws IOException {
    Files.writeString(folder.resolve("job_resource_params_conf.xml"), text);
  }

  private Tool tool(String id) throws IOException {
    var panel = folder.resolve("panel.xml");
    Files.writeString(panel, "<toolbox><tool file='tool.xml'/></toolbox>");
    Files.writeString(
        folder.resolve("tool.xml"),
        """
        <tool id="%s" name="n" version="1">
          <command>echo $lines $getVar('__job_resource', 'unseen')</command>
          <inputs><param name="lines" type="integer" value="1"/></inputs>
          <outputs/>
        </tool>
        """
            .formatted(id));
    return ToolBox.load(panel).find(id).orElseThrow();
  }

  private Tool asking(String id) throws IOException {
    return read("job_conf.yml", yaml(GROUPS)).configuration().orElseThrow().asking(tool(id));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }

  private static InputCheck check(Tool tool, String request) {
    return InputChecker.check(tool, json(request), NO_DATASETS);
  }

  private static Map<String, String> answers(Tool tool, String request) {
    var accepted = (InputCheck.Accepted) check(tool, request);
    return ResourceQuestion.answers(
        StoredInputs.write(accepted.values()).get(ResourceQuestion.NAME));
  }

  @Test
  void a_tool_asks_for_the_parameters_of_its_group_else_of_the_default_one() throws IOException {
    assertThat(asked(asking("sort")))
        .containsExactly("cores", "memory_gb", "hours", "account", "queue", "gpu");
    assertThat(asked(asking("other"))).containsExactly("cores");
    assertThat(asking("cat").inputs()).extracting(Input::name).containsExactly("lines");
  }

  private static List<String> asked(Tool tool) {
    var question = (Input.Conditional) tool.inputs().get(tool.inputs().size() - 1);
    assertThat(question.name()).isEqualTo("__job_resource");
    assertThat(question.test().name()).isEqualTo("__job_resource__select");
    assertThat(question.cases().get(0)).isEqualTo(new Input.When("no", List.of()));
    return question.cases().get(1).inputs().stream().map(Input::name).toList();
  }

  @Test
  void the_form_begins_with_the_usual_resources() throws IOException {
    var items = FormModel.of(asking("sort")).items();
    var question = (FormItem.Conditional) items.get(1);
    assertThat(question.test().path()).isEqualTo("__job_resource|__job_resource__select");
    assertThat(question.cases()).extracting(FormItem.Case::chosen).containsExactly(true, false);
    var cores = (FormItem.Field) question.cases().get(1).items().get(0);
    assertThat(cores.path()).isEqualTo("__job_resource|cores");
    assertThat(cores.value()).isEqualTo("4");
    assertThat(cores.max()).isEqualTo("64");
  }

  @Test
  void what_a_user_chose_is_kept_by_its_type_and_what_was_left_empty_is_not() throws IOException {
    var request =
        """
        {'__job_resource|__job_resource__select': 'yes', '__job_resource|cores': '16',
         '__job_resource|memory_gb': '', '__job_resource|hours': '1.5',
         '__job_resource|account': '', '__job_resource|gpu': true}
        """;
    assertThat(answers(asking("sort"), request))
        .isEqualTo(Map.of("cores", "16", "hours", "1.5", "queue", "\"night\"", "gpu", "true"));
    var nested = "{'__job_resource': {'__job_resource__select': 'yes', 'cores': 2}}";
    assertThat(answers(asking("other"), nested)).isEqualTo(Map.of("cores", "2"));
  }

  @Test
  void nothing_is_chosen_unless_somebody_says_yes() throws IOException {
    assertThat(answers(asking("sort"), "{}")).isEmpty();
    assertThat(answers(asking("sort"), "{'__job_resource|cores': '16'}")).isEmpty();
    assertThat(ResourceQuestion.answers("no json")).isEmpty();
  }

  @Test
  void a_wrong_choice_is_told_by_its_name() throws IOException {
    var request = "{'__job_resource|__job_resource__select': 'yes', '__job_resource|cores': '65'}";
    var refused = (InputCheck.Refused) check(asking("sort"), request);
    assertThat(refused.errors()).containsOnlyKeys("__job_resource|cores");
  }

  @Test
  void the_tool_itself_takes_no_notice_of_the_answers() throws IOException {
    var tool = tool("sort");
    var request = "{'__job_resource|__job_resource__select': 'yes'}";
    var stored =
        StoredInputs.write(((InputCheck.Accepted) check(asking("sort"), request)).values());
    assertThat(stored).containsKey("__job_resource");
    var again = StoredInputs.read(tool, stored, NO_DATASETS);
    assertThat(((InputCheck.Accepted) again).values().values()).containsOnlyKeys("lines");
  }

  @Test
  void an_unknown_parameter_is_told_with_its_line_and_not_asked() {
    var yaml = read("job_conf.yml", yaml("resources:\n  groups:\n    a: [cores,\n        tape]"));
    var file = folder.resolve("job_resource_params_conf.xml");
    assertThat(findings(yaml))
        .containsExactly(
            ("4 warning: the group of resources a names the parameter tape, which is not in %s;"
                    + " it is not asked")
                .formatted(file));
    var xml = read("job_conf.xml", xml("<resources>\n<group id='a'>tape</group></resources>"));
    assertThat(findings(xml)).hasSize(1).first().asString().startsWith("3 warning: the group");
    assertThat(yaml.files()).contains(file);
  }

  @Test
  void without_the_file_nothing_is_asked() throws IOException {
    var file = folder.resolve("job_resource_params_conf.xml");
    Files.delete(file);
    var read = read("job_conf.yml", yaml("resources:\n  groups:\n    a: [cores]"));
    assertThat(findings(read))
        .containsExactly(
            "3 warning: there is no file %s for the groups of resources; nothing is asked"
                .formatted(file));
    assertThat(read.files()).contains(file);
  }

  @Test
  void what_is_wrong_in_the_file_of_parameters_is_refused_with_its_line() throws IOException {
    parameters(
        """
        <parameters>
          <param name="cores" type="integer" min="9" max="2" value=""/>
          <param name="cores" type="integer" min="1" max="2" value="3"/>
          <param name="cores" type="float" value="much"/>
          <param name="cores" type="select"/>
          <param name="cores" type="data"/>
          <param type="text"/>
          <param name="cores" type="text" maximum="7"/>
          <param name="cores" type="text"/>
          <section/>
        </parameters>
        """);
    assertThat(findings(read("job_conf.yml", yaml("resources: {groups: {a: [cores]}}"))))
        .containsExactly(
            "2 refused: the parameter cores has a min above its max",
            "3 refused: the parameter cores has a value outside of its min and max",
            "4 refused: much is not a number",
            "5 refused: the parameter cores has no <option>",
            "6 refused: a resource is one of integer, float, text, select, boolean, not data",
            "7 refused: a parameter needs a name or an argument",
            "8 warning: unknown attribute 'maximum' of <param>; it is ignored",
            "9 warning: the parameter cores stands twice; the last one counts",
            "10 warning: unknown element <section> in <parameters>; it is ignored");
    parameters("<params/>");
    assertThat(findings(read("job_conf.yml", yaml("resources: {groups: {a: [cores]}}"))))
        .contains("1 refused: the file must begin with <parameters>, not <params>");
    parameters("<parameters>");
    assertThat(findings(read("job_conf.yml", yaml("resources: {groups: {a: [cores]}}"))))
        .anyMatch(f -> f.startsWith("1 refused: not well-formed XML"));
  }
}
