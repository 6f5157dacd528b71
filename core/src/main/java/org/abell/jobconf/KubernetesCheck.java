package org.abell.jobconf;

/** Tells what is wrong with the parameters of Kubernetes runners and their destinations. */
final class KubernetesCheck {

  private final Reports reports;

  KubernetesCheck(Reports reports) {
    this.reports = reports;
  }

  /** Of a runner; others than Kubernetes' are left alone. */
  void check(RunnerPlugin runner, Place place) {
    if (runner.kind() != RunnerKind.KUBERNETES) {
      return;
    }
    var owner = "the runner " + runner.id();
    check(owner, runner.params(), place, true);
    if (!runner.params().flag("k8s_use_service_account", false)
        && runner.params().text("k8s_config_path").isEmpty()) {
      reports.warn(
          place,
          "%s has neither k8s_config_path nor k8s_use_service_account; its jobs wait"
              .formatted(owner));
    }
  }

  /** Of a destination whose runner may be any. */
  void check(JobConfiguration whole, Destination destination, Place place) {
    var runner = whole.runners().get(destination.runner());
    if (runner != null && runner.kind() == RunnerKind.KUBERNETES) {
      check("the destination " + destination.id(), destination.params(), place, false);
    }
  }

  private void check(String owner, Params params, Place place, boolean ofRunner) {
    KubernetesRules.broken(params)
        .forEach(
            (name, rule) ->
                reports.refuse(
                    place,
                    "%s of %s must be %s, not '%s'"
                        .formatted(name, owner, rule, params.text(name).orElseThrow())));
    KubernetesRules.useless(owner, params, ofRunner)
        .forEach(sentence -> reports.warn(place, sentence));
  }
}
