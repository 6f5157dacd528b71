package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.abell.runner.JobRefused;
import org.abell.runner.cluster.Shared;

/**
 * The jobs and pods of one runner in one namespace. A server that is away is left alone for a
 * moment, so that nobody waits for it again and again.
 */
final class ApiServer implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Login login;
  private final String namespace;
  private final Map<String, String> labels;
  private final Clock clock;
  private final Shared<Listing> listing;
  private volatile Outage outage = new Outage(Instant.MIN, "");
  private Optional<KubernetesClient> client = Optional.empty();

  /**
   * Nobody has been asked yet.
   *
   * @param labels of all jobs of the runner, and their pods
   */
  ApiServer(Login login, String namespace, Map<String, String> labels, Clock clock) {
    this.login = login;
    this.namespace = namespace;
    this.labels = labels;
    this.clock = clock;
    this.listing = new Shared<>(clock, this::list);
  }

  private record Outage(Instant until, String sentence) {}

  /** Something that is asked of the server. */
  @FunctionalInterface
  private interface Question<T> {
    T of(KubernetesClient client);
  }

  /**
   * Creates a job.
   *
   * @return false when there is one of its name already
   */
  boolean create(Job job) throws JobRefused, IOException {
    try {
      ask("create jobs", c -> c.batch().v1().jobs().inNamespace(namespace).resource(job).create());
      return true;
    } catch (ApiFailure e) {
      if (e.isRefusal()) {
        throw new JobRefused("Kubernetes does not want the job: " + e.said(), e);
      }
      if (e.isConflict()) {
        return false;
      }
      throw e;
    }
  }

  /** The job of that name. */
  Optional<Job> find(String name) throws IOException {
    return Optional.ofNullable(
        ask("get jobs", c -> c.batch().v1().jobs().inNamespace(namespace).withName(name).get()));
  }

  /** All jobs and their pods; a listing that was begun at that time or later. */
  Listing listing(Instant since) throws IOException {
    return listing.since(since);
  }

  private Listing list() throws IOException {
    var jobs =
        ask(
            "list jobs",
            c -> c.batch().v1().jobs().inNamespace(namespace).withLabels(labels).list());
    var pods = ask("list pods", c -> c.pods().inNamespace(namespace).withLabels(labels).list());
    return Listing.of(jobs.getItems(), pods.getItems());
  }

  /**
   * Has a job deleted; that it worked shows in a later listing. One that is not there is no error.
   *
   * @param how whether the job stays until its pod is gone
   */
  void delete(String name, DeletionPropagation how) throws IOException {
    ask(
        "delete jobs",
        c ->
            c.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(name)
                .withPropagationPolicy(how)
                .delete());
  }

  /** Has a pod ended that its job has left behind. */
  void delete(Pod pod) throws IOException {
    ask(
        "delete pods",
        c -> c.pods().inNamespace(namespace).withName(pod.getMetadata().getName()).delete());
  }

  private <T> T ask(String verb, Question<T> question) throws IOException {
    var away = outage;
    if (clock.instant().isBefore(away.until())) {
      throw new IOException(away.sentence());
    }
    try {
      return question.of(client());
    } catch (KubernetesClientException e) {
      var failure = new ApiFailure("%s in the namespace %s".formatted(verb, namespace), e);
      if (failure.isOutage()) {
        outage = new Outage(clock.instant().plus(PAUSE), failure.getMessage());
      }
      if (failure.isUnknownUser()) {
        close();
      }
      throw failure;
    }
  }

  /** The credentials are read again after a failure that may come from them. */
  private synchronized KubernetesClient client() throws IOException {
    if (client.isEmpty()) {
      client =
          Optional.of(
              new KubernetesClientBuilder()
                  .withConfig(login.config())
                  .withHttpClientFactory(new JdkHttpClientFactory())
                  .build());
    }
    return client.get();
  }

  @Override
  public synchronized void close() {
    client.ifPresent(KubernetesClient::close);
    client = Optional.empty();
  }
}
