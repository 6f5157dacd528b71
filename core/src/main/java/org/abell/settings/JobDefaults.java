package org.abell.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What abell.yml says of all jobs, under the names that Galaxy's galaxy.yml has for it; a
 * destination's parameter of the same name wins.
 *
 * @param options as they are written, files as absolute paths
 */
public record JobDefaults(Map<String, String> options) {

  /** Nothing is said. */
  public static final JobDefaults USUAL = new JobDefaults(Map.of());

  /** The program that runs jobs as their users; hosts without a handler need not have it. */
  public static final String AS_USER_HELPER = "as_user_helper";

  /** Options that are true or false. */
  static final Set<String> FLAGS =
      Set.of(
          "outputs_to_working_directory",
          "retry_metadata_internally",
          "embed_metadata_in_job",
          "isolation_network",
          "run_as_real_user",
          "expose_potentially_sensitive_job_metrics");

  /** Options that are whole numbers. */
  static final Set<String> NUMBERS =
      Set.of(
          "retry_job_output_collection",
          "max_discovered_files",
          "max_metadata_value_size",
          "cleared_contents_days",
          "failed_job_dirs_days");

  /** Options that name files. */
  static final Set<String> FILES =
      Set.of(
          "environment_setup_file",
          "job_metrics_config_file",
          "job_resource_params_file",
          "tool_destinations_config_file",
          "container_resolvers_config_file",
          "rules_file");

  /** The option that is a list of plugins, each with its type; kept as YAML. */
  static final String METRICS = "job_metrics";

  /** The folder of jars with runners of the site. */
  public static final String RUNNER_DIR = "runner_dir";

  /** Options that are one of a few words, or an expression. */
  static final Set<String> TEXTS =
      Set.of(
          "cleanup_job",
          "default_job_shell",
          "default_job_resubmission_condition",
          "isolation",
          "real_system_username");

  /** Options that are lists of absolute paths. */
  static final Set<String> PATHS =
      Set.of("isolation_hidden", "isolation_readable", "isolation_writable");

  public JobDefaults {
    options = Map.copyOf(options);
  }

  /** An option as it is written; empty when nothing is said. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** An option that is true or false. */
  public boolean flag(String name, boolean otherwise) {
    return text(name).map("true"::equals).orElse(otherwise);
  }

  /** An option that is a list; its parts have no line ends. */
  public List<String> list(String name) {
    return text(name).stream().flatMap(String::lines).toList();
  }

  /** An option that is a whole number. */
  public int number(String name, int otherwise) {
    return text(name).map(Integer::parseInt).orElse(otherwise);
  }
}
