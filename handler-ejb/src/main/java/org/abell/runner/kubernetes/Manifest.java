package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.abell.jobconf.KubernetesParams;
import org.abell.runner.RunnerJob;

/**
 * The object that Kubernetes makes a pod of. It is started once only, whatever becomes of it;
 * whether it runs again is the handler's to decide.
 *
 * @param labels of all jobs of the runner
 * @param script what the pod runs
 */
record Manifest(RunnerJob job, String name, Map<String, String> labels, Path script) {

  /** Where the job lies: what tells it from one of the same name in another installation. */
  static final String DIRECTORY = "abell.org/directory";

  private static final int ONE_DAY = 86_400;

  // The first process of a pod is the only one that is told to stop, so it tells the others.
  private static final String FIRST_PROCESS =
      """
      trap 'trap : TERM; kill -TERM 0' TERM
      /bin/bash "$1" &
      child=$!
      wait "$child"
      while kill -0 "$child" 2> /dev/null; do
        wait "$child"
      done
      """;

  /**
   * The object.
   *
   * @throws IllegalArgumentException with a sentence, when the destination's parameters are no good
   */
  Job object() {
    var params = new KubernetesParams(job.details().params());
    var spec =
        new JobBuilder()
            .withMetadata(metadata(params))
            .withNewSpec()
            .withCompletions(1)
            .withParallelism(1)
            .withBackoffLimit(0)
            .withPodReplacementPolicy("Failed")
            .withNewTemplate()
            .withMetadata(new ObjectMetaBuilder(metadata(params)).withName(null).build())
            .withSpec(pod(params))
            .endTemplate();
    if (!params.text("k8s_cleanup_job").orElse("always").equals("never")) {
      spec.withTtlSecondsAfterFinished(
          (int) params.number("k8s_job_ttl_secs_after_finished").orElse(ONE_DAY));
    }
    return spec.endSpec().build();
  }

  private ObjectMeta metadata(KubernetesParams params) {
    var given = params.mapping("k8s_job_metadata");
    var all = new LinkedHashMap<>(Structures.texts(given, "labels"));
    all.putAll(labels);
    all.putAll(Labels.ofJob(job, name));
    var notes = new LinkedHashMap<>(Structures.texts(given, "annotations"));
    notes.put("abell.org/tool", job.details().toolId());
    notes.put(DIRECTORY, job.directory().root().toString());
    return new ObjectMetaBuilder().withName(name).withLabels(all).withAnnotations(notes).build();
  }

  private PodSpec pod(KubernetesParams params) {
    var mounts = new Mounts(params.claims(), job.directory().root());
    var pod =
        new PodSpecBuilder()
            .withRestartPolicy("Never")
            // A job has no business with the API server, nor with the services around it.
            .withAutomountServiceAccountToken(false)
            .withEnableServiceLinks(false)
            .withVolumes(mounts.volumes())
            .withSecurityContext(Users.of(params))
            .withContainers(container(params, mounts))
            .withNodeSelector(Structures.texts(params.mapping("k8s_node_selector")))
            .withTolerations(
                params.entries("k8s_tolerations").stream()
                    .map(t -> Structures.as(Toleration.class, t, "k8s_tolerations"))
                    .toList());
    params.text("k8s_pod_priority_class").ifPresent(pod::withPriorityClassName);
    var affinity = params.mapping("k8s_affinity");
    if (!affinity.isEmpty()) {
      pod.withAffinity(Structures.as(Affinity.class, affinity, "k8s_affinity"));
    }
    // Of the pod and not of the job, whose time begins while it waits for a place.
    params
        .number("k8s_walltime_limit")
        .ifPresent(seconds -> pod.withActiveDeadlineSeconds(seconds == 0 ? null : seconds));
    return pod.build();
  }

  private Container container(KubernetesParams params, Mounts mounts) {
    var container =
        new ContainerBuilder()
            .withName("job")
            .withImage(
                job.details()
                    .image()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "There is no container image for the tool %s."
                                    .formatted(job.details().toolId()))))
            .withCommand("/bin/bash", "-c", FIRST_PROCESS, "pod", script.toString())
            .withWorkingDir(job.directory().root().toString())
            .withVolumeMounts(mounts.mounts())
            .withResources(Shares.of(params))
            .withNewSecurityContext()
            .withAllowPrivilegeEscalation(false)
            .endSecurityContext();
    environment(params).forEach((k, v) -> container.addNewEnv().withName(k).withValue(v).endEnv());
    params
        .text("k8s_pull_policy")
        .map(policy -> policy.toLowerCase(Locale.ROOT))
        .map(PULL_POLICIES::get)
        .ifPresent(container::withImagePullPolicy);
    return container.build();
  }

  private static final Map<String, String> PULL_POLICIES =
      Map.of("always", "Always", "ifnotpresent", "IfNotPresent", "never", "Never");

  private static Map<String, String> environment(KubernetesParams params) {
    var variables = new LinkedHashMap<String, String>();
    params.slots().ifPresent(n -> variables.put("GALAXY_SLOTS", Integer.toString(n)));
    params.memoryMb().ifPresent(mb -> variables.put("GALAXY_MEMORY_MB", Long.toString(mb)));
    variables.putAll(Structures.texts(params.mapping("k8s_extra_job_envs")));
    return variables;
  }
}
