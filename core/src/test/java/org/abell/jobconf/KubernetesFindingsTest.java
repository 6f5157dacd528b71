package org.abell.jobconf;

import static org.abell.jobconf.Configurations.findings;
import static org.abell.jobconf.Configurations.read;
import static org.abell.jobconf.Configurations.xml;
import static org.abell.jobconf.Configurations.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of the parameters of Kubernetes runners and destinations. */
class KubernetesFindingsTest {

  @TempDir Path folder;

  @Test
  void what_galaxy_sites_write_is_understood() {
    var written =
        """
        runners:
          pods:
            load: galaxy.jobs.runners.kubernetes:KubernetesJobRunner
            k8s_use_service_account: true
            k8s_persistent_volume_claims: galaxy-data:/galaxy/server/database,ref/part:/ref:r
            k8s_working_volume_claim: jobs:/galaxy/jobs
            k8s_data_volume_claim: data/objects:/galaxy/objects
            k8s_namespace: galaxy
            k8s_supplemental_group_id: 101
            k8s_fs_group_id: 101
            k8s_run_as_user_id: $uid
            k8s_run_as_group_id: $gid
            k8s_pull_policy: IfNotPresent
            k8s_cleanup_job: onsuccess
            k8s_pod_retries: 1
            k8s_job_spec_back_off_limit: 0
            k8s_walltime_limit: 604800
            k8s_unschedulable_walltime_limit: 604800
            k8s_job_ttl_secs_after_finished: 90
            k8s_job_metadata: {labels: {team: sky}}
            k8s_node_selector: {disk: fast}
            k8s_tolerations: "- {key: jobs, operator: Exists}"
        execution:
          environments:
            here:
              runner: pods
              docker_enabled: true
              docker_default_container_id: centos:8
              requests_cpu: 500m
              limits_cpu: 2
              requests_memory: 1.5Gi
              limits_memory: 4G
              k8s_extra_job_envs: "HDF5_USE_FILE_LOCKING: 'FALSE'"
        """;

    assertThat(findings(read(folder, "job_conf.yml", yaml(written)))).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          k8s_pod_retries             | 3      | 0 or 1, for no job is run twice by itself
          k8s_job_spec_back_off_limit | 1      | 0, for no job is run twice by itself
          k8s_walltime_limit          | 2 days | a whole number from 0
          k8s_run_as_user_id          | galaxy | a number or $uid
          k8s_pull_policy             | Often  | Default, Always, IfNotPresent or Never
          k8s_cleanup_job             | later  | always, onsuccess or never
          k8s_node_selector           | fast   | keys and values in YAML
          k8s_tolerations             | a: b   | a list in YAML
          k8s_persistent_volume_claims| data   | claims and their places, such as data:/srv/data or data/part:/srv/data:r
          k8s_namespace               | Lab_1  | a name of small letters, digits and hyphens
          """)
  void a_value_that_cannot_be_understood_refuses_the_file(String name, String value, String rule) {
    var written =
        """
        <plugins>
          <plugin id="pods" type="runner" load="kubernetes">
            <param id="k8s_use_service_account">true</param>
            <param id="%s">%s</param>
          </plugin>
        </plugins>
        """
            .formatted(name, value);

    assertThat(findings(read(folder, "job_conf.xml", xml(written))))
        .contains(
            "3 refused: %s of the runner pods must be %s, not '%s'".formatted(name, rule, value));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          k8s_nod_selector | is not known here; did you mean k8s_node_selector?
          k8s_namespace | it belongs to the runner
          k8s_interactivetools_use_ssl | there are no interactive tools here
          """)
  void a_parameter_of_no_use_is_told(String name, String sentence) {
    var written =
        """
        runners:
          pods: {load: kubernetes, k8s_use_service_account: true}
        execution:
          environments: {here: {runner: pods, %s: lab}}
        """
            .formatted(name);

    assertThat(findings(read(folder, "job_conf.yml", yaml(written))))
        .singleElement()
        .asString()
        .startsWith("4 warning: %s of the destination here is ignored: ".formatted(name))
        .endsWith(sentence.replace("is not known", "it is not known"));
  }

  @Test
  void a_destination_of_another_runner_may_say_what_it_likes() {
    var written = "execution: {environments: {here: {runner: local, requests_cpu: many}}}\n";

    assertThat(findings(read(folder, "job_conf.yml", yaml(written)))).isEmpty();
  }
}
