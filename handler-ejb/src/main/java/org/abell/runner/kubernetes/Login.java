package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.abell.jobconf.KubernetesParams;

/** Where the API server is, and who asks it. */
record Login(KubernetesParams params, Map<String, String> environment, Path account) {

  private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 30_000;

  /** As the runner says; a service account is the one of the pod that this server runs in. */
  Login(KubernetesParams params) {
    this(params, System.getenv(), ACCOUNT);
  }

  /**
   * Reads it.
   *
   * @throws IOException with a sentence, while that is not possible
   */
  Config config() throws IOException {
    var config = params.flag("k8s_use_service_account") ? serviceAccount() : file();
    // The handler itself asks again; a client that does so for minutes would hold it up.
    return new ConfigBuilder(config)
        .withRequestRetryBackoffLimit(0)
        .withConnectionTimeout(CONNECT_MILLIS)
        .withRequestTimeout(ANSWER_MILLIS)
        .build();
  }

  private Config serviceAccount() throws IOException {
    var host = environment.get("KUBERNETES_SERVICE_HOST");
    var port = environment.get("KUBERNETES_SERVICE_PORT");
    if (host == null || port == null) {
      throw new IOException(
          "k8s_use_service_account is set, but this server does not run in a pod"
              + " (KUBERNETES_SERVICE_HOST is not there)");
    }
    read(account.resolve("token"));
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(
            "https://%s:%s".formatted(host.contains(":") ? "[" + host + "]" : host, port))
        .withCaCertFile(account.resolve("ca.crt").toString())
        // It is exchanged every hour.
        .withOauthTokenProvider(() -> unchecked(account.resolve("token")))
        .build();
  }

  private Config file() throws IOException {
    var path =
        params
            .text("k8s_config_path")
            .orElseThrow(
                () ->
                    new IOException("neither k8s_config_path nor k8s_use_service_account is set"));
    var file = Path.of(path);
    read(file);
    try {
      return Config.fromKubeconfig(file.toFile());
    } catch (RuntimeException e) {
      throw new IOException("%s is no kubeconfig: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IOException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static String unchecked(Path file) {
    try {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
