package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The API of a Kubernetes cluster, as fabric8's mock server has it: objects are kept and listed by
 * their labels, and nothing happens to them by itself.
 */
public final class MockCluster implements AutoCloseable {

  /** Where the jobs are. */
  public static final String NAMESPACE = "lab";

  private static final Duration NEVER = Duration.ofHours(1);

  private static final String JOBS = "/apis/batch/v1/namespaces/" + NAMESPACE + "/jobs";

  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      clusters: [{name: here, cluster: {server: "http://127.0.0.1:%d"}}]
      users: [{name: abell, user: {token: secret}}]
      contexts: [{name: abell, context: {cluster: here, user: abell}}]
      current-context: abell
      """;

  private final Map<ServerRequest, Queue<ServerResponse>> expected = new HashMap<>();
  private final Watched watched = new Watched(new KubernetesMixedDispatcher(expected));
  private final KubernetesMockServer server =
      new KubernetesMockServer(new Context(), new MockWebServer(), expected, watched, false);
  private final KubernetesClient client;

  /** A cluster without jobs. */
  public MockCluster() {
    server.init(InetAddress.getLoopbackAddress(), 0);
    client = server.createClient();
  }

  /** Notes all requests, and keeps answers back when it is told so. */
  private static final class Watched extends Dispatcher {

    private final Dispatcher inner;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile boolean quiet;

    Watched(Dispatcher inner) {
      this.inner = inner;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      var method = request.getMethod();
      requests.add(method + " " + request.getPath());
      var response = inner.dispatch(request);
      return quiet && method.equals("POST") ? response.setBodyDelay(NEVER) : response;
    }
  }

  /** What the admin of the cluster uses. */
  public KubernetesClient client() {
    return client;
  }

  /** A file by which the runner finds the cluster. */
  public Path kubeconfig(Path folder) throws IOException {
    return Files.writeString(folder.resolve("kubeconfig"), KUBECONFIG.formatted(server.getPort()));
  }

  /** How many requests there have been since they were last forgotten. */
  List<String> requests() {
    return List.copyOf(watched.requests);
  }

  void forgetRequests() {
    watched.requests.clear();
  }

  /** From now on jobs are created, and who created them hears nothing of it. */
  public void keepCreationsQuiet() {
    watched.quiet = true;
  }

  /** From now on everybody gets an answer. */
  public void answerCreations() {
    watched.quiet = false;
  }

  /** Creations are answered so. */
  void answerCreationsBy(int code, String message) {
    server.expect().post().withPath(JOBS).andReturn(code, status(code, message)).always();
  }

  /** Listings of jobs by that selector are answered so. */
  void answerListingsBy(String selector, int code, String message) {
    server
        .expect()
        .get()
        .withPath(JOBS + "?labelSelector=" + selector)
        .andReturn(code, status(code, message))
        .always();
  }

  private static Object status(int code, String message) {
    return new StatusBuilder().withCode(code).withStatus("Failure").withMessage(message).build();
  }

  /** All jobs there are. */
  public List<Job> jobs() {
    return client.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems();
  }

  /** All pods there are. */
  public List<Pod> pods() {
    return client.pods().inNamespace(NAMESPACE).list().getItems();
  }

  /** The only job there is. */
  public Job job() {
    var jobs = jobs();
    if (jobs.size() != 1) {
      throw new IllegalStateException("there are %d jobs".formatted(jobs.size()));
    }
    return jobs.get(0);
  }

  /** A pod of the job, as its controller makes it, in the phase. */
  public Pod pod(Job job, String phase) {
    return pod(job, new PodStatusBuilder().withPhase(phase).build());
  }

  Pod pod(Job job, PodStatus status) {
    var template = job.getSpec().getTemplate();
    return client
        .pods()
        .inNamespace(NAMESPACE)
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(job.getMetadata().getName() + "-x7f2q")
                .withLabels(template.getMetadata().getLabels())
                .endMetadata()
                .withSpec(template.getSpec())
                .withStatus(status)
                .build())
        .create();
  }

  /** The pod is in that phase now, its container having ended so. */
  public void becomes(Pod pod, String phase, String reason, ContainerStateBuilder container) {
    client
        .pods()
        .inNamespace(NAMESPACE)
        .withName(pod.getMetadata().getName())
        .edit(
            p ->
                new PodBuilder(p)
                    .withNewStatus()
                    .withPhase(phase)
                    .withReason(reason.isEmpty() ? null : reason)
                    .addNewContainerStatus()
                    .withName("job")
                    .withState(container.build())
                    .endContainerStatus()
                    .endStatus()
                    .build());
  }

  /** The job has ended, as its controller notes it. */
  public void ended(Job job, String type, String reason) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(NAMESPACE)
        .withName(job.getMetadata().getName())
        .edit(
            j ->
                new JobBuilder(j)
                    .withNewStatus()
                    .addNewCondition()
                    .withType(type)
                    .withStatus("True")
                    .withReason(reason)
                    .endCondition()
                    .endStatus()
                    .build());
  }

  /** Somebody removes the job and its pods, at once. */
  public void purge(Job job) {
    var name = job.getMetadata().getName();
    client.batch().v1().jobs().inNamespace(NAMESPACE).withName(name).delete();
    client.pods().inNamespace(NAMESPACE).withLabel(Labels.JOB_NAME, name).delete();
  }

  /** Nothing is there any more, and everything is answered as usual. */
  public void clear() {
    answerCreations();
    server.clearExpectations();
    client.batch().v1().jobs().inNamespace(NAMESPACE).delete();
    client.pods().inNamespace(NAMESPACE).delete();
    forgetRequests();
  }

  @Override
  public void close() {
    answerCreations();
    client.close();
    server.destroy();
  }
}
