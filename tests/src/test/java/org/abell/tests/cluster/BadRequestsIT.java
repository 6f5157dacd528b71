package org.abell.tests.cluster;

import static org.abell.tests.cluster.Work.data;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.abell.cluster.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
class BadRequestsIT {

  private final Cluster cluster;
  private final Work work;

  BadRequestsIT(Cluster cluster) {
    this.cluster = cluster;
    this.work = Work.in(Api.newUser(cluster.front()));
  }

  @Test
  void an_unknown_tool_is_told() {
    refused("no_such_tool", Json.createObjectBuilder(), 404, 400014, "no_such_tool");
  }

  @Test
  void a_missing_parameter_is_told_by_its_name() {
    refused("sort1", Json.createObjectBuilder(), 400, 400008, "input");
  }

  @Test
  void a_wrong_parameter_is_told_by_its_name() {
    var upload = work.paste("a\n");
    var inputs =
        Json.createObjectBuilder().add("lineNum", "many").add("input", data(upload.output()));
    refused("Show beginning1", inputs, 400, 400008, "lineNum");
  }

  @Test
  void a_dataset_of_someone_else_is_not_given_away() {
    var other = Work.in(Api.newUser(cluster.front())).paste("secret\n");
    var shown = work.api().get("/api/datasets/" + other.output());
    assertThat(shown.status()).isEqualTo(403);
    assertThat(shown.object().getInt("err_code")).isEqualTo(403002);
    var display = work.api().get("/api/datasets/" + other.output() + "/display");
    assertThat(display.status()).isEqualTo(403);
    var inputs = Json.createObjectBuilder().add("input", data(other.output()));
    refused("sort1", inputs, 400, 400008, "somebody else");
  }

  @Test
  void a_malformed_id_is_told() {
    var answer = work.api().get("/api/jobs/17");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.object().getInt("err_code")).isEqualTo(400009);
  }

  @Test
  void a_body_that_is_no_json_is_told() {
    var answer = work.api().post("/api/histories", "{\"name\": ");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.object().getInt("err_code")).isEqualTo(400003);
  }

  @Test
  void a_path_that_is_not_there_has_the_error_document_too() {
    var answer = work.api().get("/api/no/such/path");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.object().getInt("err_code")).isEqualTo(404001);
  }

  @Test
  void a_wrong_key_opens_nothing() {
    var answer = Api.visitor(cluster.front()).get("/api/histories?key=wrong");
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void admin_pages_of_the_api_are_for_admins() {
    var answer = work.api().get("/api/job_lock");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.object().getInt("err_code")).isEqualTo(403006);
  }

  private void refused(String tool, JsonObjectBuilder inputs, int status, int code, String word) {
    var answer = work.api().post("/api/tools", work.request(tool, inputs));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.object().getInt("err_code")).isEqualTo(code);
    assertThat(answer.object().getString("err_msg")).contains(word);
  }
}
