package org.abell.jobconf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Galaxy's Kubernetes runner understands, and what a value has to be like. The names are those
 * of Galaxy's {@code KubernetesJobRunner}.
 */
final class KubernetesRules {

  private static final Pattern CLAIM =
      Pattern.compile("[a-z0-9]([-.a-z0-9]*[a-z0-9])?(/[^:,]+)?:/[^:,]*(:(r|ro|rw))?");
  private static final Pattern CORES = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?|[0-9]{1,9}m");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final String PREFIX = "k8s_";

  private static final Rule TEXT = new Rule("a text", v -> v instanceof ParamValue.Text);
  private static final Rule FLAG = new Rule("true or false", words("true", "false"));
  private static final Rule WHOLE =
      new Rule("a whole number from 0", v -> Measures.whole(v.flat()).orElse(-1) >= 0);
  private static final Rule USER =
      new Rule("a number or $uid", v -> isNumber(v) || v.flat().equals("$uid"));
  private static final Rule GROUP =
      new Rule("a number or $gid", v -> isNumber(v) || v.flat().equals("$gid"));
  private static final Rule DNS_NAME =
      new Rule(
          "a name of small letters, digits and hyphens", v -> NAME.matcher(v.flat()).matches());
  private static final Rule CORE_COUNT =
      new Rule(
          "a number of cores such as 2, 0.5 or 500m",
          v -> CORES.matcher(v.flat().strip()).matches());
  private static final Rule SIZE =
      new Rule("a size such as 512Mi or 4G", v -> KubernetesParams.bytes(v.flat()).isPresent());
  private static final Rule CLAIMS =
      new Rule(
          "claims and their places, such as data:/srv/data or data/part:/srv/data:r",
          KubernetesRules::areClaims);
  private static final Rule KEYS =
      new Rule(
          "keys and values in YAML", v -> read(v).filter(KubernetesRules::isMapping).isPresent());
  private static final Rule ENTRIES =
      new Rule(
          "a list in YAML", v -> read(v).filter(ParamValue.Sequence.class::isInstance).isPresent());
  private static final Rule ONE_POD =
      new Rule("0 or 1, for no job is run twice by itself", words("0", "1"));
  private static final Rule NO_POD_MORE =
      new Rule("0, for no job is run twice by itself", words("0"));

  private static final Map<String, Rule> OF_RUNNER =
      Map.of(
          "k8s_use_service_account",
          FLAG,
          "k8s_config_path",
          TEXT,
          "k8s_namespace",
          DNS_NAME,
          "k8s_galaxy_instance_id",
          DNS_NAME,
          "k8s_timeout_seconds_job_deletion",
          WHOLE,
          "k8s_unschedulable_walltime_limit",
          WHOLE,
          "k8s_cleanup_job",
          new Rule("always, onsuccess or never", words("always", "onsuccess", "never")),
          "k8s_job_api_version",
          new Rule("batch/v1, as nothing else is spoken here", words("batch/v1")));

  private static final Map<String, Rule> OF_PODS =
      Map.ofEntries(
          Map.entry("k8s_persistent_volume_claims", CLAIMS),
          Map.entry("k8s_working_volume_claim", CLAIMS),
          Map.entry("k8s_data_volume_claim", CLAIMS),
          Map.entry("k8s_persistent_volume_claim_name", TEXT),
          Map.entry("k8s_persistent_volume_claim_mount_path", TEXT),
          Map.entry("k8s_pod_priority_class", TEXT),
          Map.entry("k8s_affinity", KEYS),
          Map.entry("k8s_node_selector", KEYS),
          Map.entry("k8s_extra_job_envs", KEYS),
          Map.entry("k8s_job_metadata", KEYS),
          Map.entry("k8s_tolerations", ENTRIES),
          Map.entry("k8s_job_ttl_secs_after_finished", WHOLE),
          Map.entry("k8s_supplemental_group_id", GROUP),
          Map.entry("k8s_run_as_user_id", USER),
          Map.entry("k8s_run_as_group_id", GROUP),
          Map.entry("k8s_fs_group_id", GROUP),
          Map.entry(
              "k8s_pull_policy",
              new Rule(
                  "Default, Always, IfNotPresent or Never",
                  words("default", "always", "ifnotpresent", "never"))),
          Map.entry("k8s_walltime_limit", WHOLE),
          Map.entry("k8s_pod_retries", ONE_POD),
          Map.entry("k8s_job_spec_back_off_limit", NO_POD_MORE),
          Map.entry("max_pod_retries", ONE_POD),
          Map.entry("requests_cpu", CORE_COUNT),
          Map.entry("limits_cpu", CORE_COUNT),
          Map.entry("requests_memory", SIZE),
          Map.entry("limits_memory", SIZE));

  private KubernetesRules() {}

  private record Rule(String words, Predicate<ParamValue> allows) {}

  /** What must be mended: for each parameter the rule that it breaks. */
  static Map<String, String> broken(Params params) {
    var found = new LinkedHashMap<String, String>();
    params
        .values()
        .forEach(
            (name, value) -> {
              var rule = OF_PODS.getOrDefault(name, OF_RUNNER.get(name));
              if (rule != null && !value.flat().isBlank() && !rule.allows().test(value)) {
                found.put(name, rule.words());
              }
            });
    return found;
  }

  /**
   * What is of no use: a sentence for each such parameter.
   *
   * @param owner whose parameters they are
   * @param ofRunner whether they stand at a runner, which may say more
   */
  static List<String> useless(String owner, Params params, boolean ofRunner) {
    return params.values().keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !OF_PODS.containsKey(name))
        .filter(name -> !(ofRunner && OF_RUNNER.containsKey(name)))
        .map(name -> "%s of %s %s".formatted(name, owner, useless(name)))
        .toList();
  }

  private static String useless(String name) {
    if (OF_RUNNER.containsKey(name)) {
      return "is ignored: it belongs to the runner";
    }
    if (name.startsWith("k8s_interactivetools_") || name.equals("k8s_ingress_api_version")) {
      return "is ignored: there are no interactive tools here";
    }
    return "is ignored: it is not known here"
        + OF_PODS.keySet().stream()
            .filter(known -> Misspelling.isLikely(name, known))
            .sorted()
            .map("; did you mean %s?"::formatted)
            .collect(Collectors.joining());
  }

  /** A value as it was meant: a text is read as YAML. Empty when it is none. */
  static Optional<ParamValue> read(ParamValue value) {
    return value instanceof ParamValue.Text text ? YamlText.read(text.text()) : Optional.of(value);
  }

  private static boolean isMapping(ParamValue value) {
    return value instanceof ParamValue.Mapping;
  }

  private static boolean isNumber(ParamValue value) {
    return Measures.whole(value.flat()).orElse(-1) >= 0;
  }

  private static Predicate<ParamValue> words(String... words) {
    var known = Set.of(words);
    return value -> known.contains(value.flat().strip().toLowerCase(Locale.ROOT));
  }

  private static boolean areClaims(ParamValue value) {
    return new Params(Map.of("list", value))
        .list("list").stream().allMatch(claim -> CLAIM.matcher(claim).matches());
  }
}
