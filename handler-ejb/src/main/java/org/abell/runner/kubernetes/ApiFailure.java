package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Set;

/** The API server did not do what it was asked for. */
final class ApiFailure extends IOException {

  private static final long serialVersionUID = 1;

  private static final int UNPROCESSABLE = 422;
  private static final Set<Integer> OF_THE_REQUEST =
      Set.of(
          HttpURLConnection.HTTP_BAD_REQUEST,
          HttpURLConnection.HTTP_NOT_FOUND,
          HttpURLConnection.HTTP_CONFLICT,
          UNPROCESSABLE);

  private final int code;

  ApiFailure(String wish, KubernetesClientException cause) {
    super(sentence(wish, cause), cause);
    this.code = cause.getCode();
  }

  /** Whether there is an object of that name already. */
  boolean isConflict() {
    return code == HttpURLConnection.HTTP_CONFLICT;
  }

  /** Whether what was sent will never be taken as it is. */
  boolean isRefusal() {
    return code == HttpURLConnection.HTTP_BAD_REQUEST || code == UNPROCESSABLE;
  }

  /** Whether it was not told who asks, or did not believe it. */
  boolean isUnknownUser() {
    return code == HttpURLConnection.HTTP_UNAUTHORIZED;
  }

  /** Whether the next request is as likely to fail, whatever it asks for. */
  boolean isOutage() {
    return !OF_THE_REQUEST.contains(code);
  }

  private static String sentence(String wish, KubernetesClientException e) {
    if (e.getCode() <= 0) {
      return "Kubernetes cannot be reached to %s: %s".formatted(wish, innermost(e));
    }
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          "Kubernetes does not accept the credentials (401) to %s; see k8s_config_path and"
                  .formatted(wish)
              + " k8s_use_service_account";
      case HttpURLConnection.HTTP_FORBIDDEN ->
          "Kubernetes does not allow (403) to %s: %s".formatted(wish, said(e));
      default -> "Kubernetes answered %d to %s: %s".formatted(e.getCode(), wish, said(e));
    };
  }

  /** What the server itself wrote. */
  String said() {
    return said((KubernetesClientException) getCause());
  }

  private static String said(KubernetesClientException e) {
    var status = e.getStatus();
    var text = status == null || status.getMessage() == null ? e.getMessage() : status.getMessage();
    return text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static String innermost(Throwable e) {
    var cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
