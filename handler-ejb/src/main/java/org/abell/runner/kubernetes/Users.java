package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.abell.jobconf.KubernetesParams;

/** As whom a pod runs: {@code $uid} and {@code $gid} stand for the handler's own numbers. */
final class Users {

  private static final Path SELF = Path.of("/proc/self");

  private Users() {}

  static PodSecurityContext of(KubernetesParams params) {
    var context = new PodSecurityContextBuilder();
    id(params, "k8s_run_as_user_id", context::withRunAsUser);
    id(params, "k8s_run_as_group_id", context::withRunAsGroup);
    id(params, "k8s_fs_group_id", context::withFsGroup);
    id(params, "k8s_supplemental_group_id", context::addToSupplementalGroups);
    return context.build();
  }

  private static void id(KubernetesParams params, String name, LongConsumer setter) {
    params
        .text(name)
        .map(text -> text.startsWith("$") ? own("unix:" + text.substring(1)) : Long.valueOf(text))
        .ifPresent(setter::accept);
  }

  private static Long own(String attribute) {
    try {
      return ((Integer) Files.getAttribute(SELF, attribute)).longValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
