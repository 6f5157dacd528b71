package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.abell.jobconf.KubernetesParams.Claim;

/**
 * What a pod sees of volumes. The job's directory has to be among it, under the path that the
 * handlers know it by.
 */
final class Mounts {

  private final List<Claim> claims;
  private final Path directory;
  private final List<String> names;

  /**
   * Of a job that lies in that directory.
   *
   * @throws IllegalArgumentException with a sentence, when the pod would not see it
   */
  Mounts(List<Claim> claims, Path directory) {
    this.claims = claims;
    this.directory = directory;
    this.names = claims.stream().map(Claim::claim).distinct().toList();
    claims.stream()
        .filter(c -> !c.readOnly() && directory.startsWith(c.place()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("No volume that pods can write holds the directory of the job, %s:"
                            + " see k8s_persistent_volume_claims.")
                        .formatted(directory)));
  }

  List<Volume> volumes() {
    return IntStream.range(0, names.size()).mapToObj(i -> volume(names.get(i), i)).toList();
  }

  private static Volume volume(String claim, int number) {
    return new VolumeBuilder()
        .withName(name(number))
        .withNewPersistentVolumeClaim()
        .withClaimName(claim)
        .endPersistentVolumeClaim()
        .build();
  }

  List<VolumeMount> mounts() {
    return claims.stream()
        .filter(c -> !c.ownOnly() || directory.startsWith(c.place()))
        .map(this::mount)
        .toList();
  }

  private VolumeMount mount(Claim claim) {
    var mount =
        new VolumeMountBuilder()
            .withName(name(names.indexOf(claim.claim())))
            .withMountPath(claim.ownOnly() ? directory.toString() : claim.place());
    var part = claim.ownOnly() ? own(claim) : claim.part();
    if (!part.isEmpty()) {
      mount.withSubPath(part);
    }
    if (claim.readOnly()) {
      mount.withReadOnly(true);
    }
    return mount.build();
  }

  private String own(Claim claim) {
    var inside = Path.of(claim.place()).relativize(directory).toString();
    return claim.part().isEmpty() ? inside : claim.part() + "/" + inside;
  }

  private static String name(int number) {
    return "volume" + number;
  }
}
