package org.abell.runner.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.abell.jobconf.KubernetesParams;

/** The cores and the memory of a pod. */
final class Shares {

  private Shares() {}

  static ResourceRequirements of(KubernetesParams params) {
    return new ResourceRequirementsBuilder()
        .withRequests(quantities(params, "requests_"))
        .withLimits(quantities(params, "limits_"))
        .build();
  }

  private static Map<String, Quantity> quantities(KubernetesParams params, String prefix) {
    var found = new LinkedHashMap<String, Quantity>();
    params.text(prefix + "cpu").ifPresent(c -> found.put("cpu", new Quantity(c)));
    params
        .size(prefix + "memory")
        .ifPresent(bytes -> found.put("memory", new Quantity(Long.toString(bytes))));
    return found;
  }
}
