package org.abell.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.expression.Expression;
import org.abell.expression.SyntaxException;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads abell.yml; relative paths in it start at its own folder. */
public final class SettingsFile {

  private static final String RESOLVERS = "container_resolvers";
  private static final String RESOLVERS_FILE = "container_resolvers_config_file";
  private static final Set<String> OWN_KEYS =
      Set.of(
          "data_dir",
          "tool_panel_file",
          "admin_users",
          "brand",
          "local_workers",
          "allow_user_creation",
          "id_secret",
          "front_key",
          "metrics_from",
          "job_config",
          RESOLVERS,
          "job_config_file");
  private static final List<String> CLEANUPS = List.of("always", "onsuccess", "never");
  private static final List<String> ISOLATIONS = List.of("auto", "required", "off");
  private static final String RESOURCE_PARAMS = "job_resource_params_file";
  private static final String USUAL_RESOURCE_PARAMS = "job_resource_params_conf.xml";
  private static final int USUAL_WORKERS = 4;
  private static final int ID_SECRET_LENGTH = 5;
  private static final int FRONT_KEY_LENGTH = 16;

  private final SettingsValues values;

  private SettingsFile(Path file) {
    this.values = new SettingsValues(file.toAbsolutePath().normalize(), keys());
  }

  /** All that may stand in it. */
  static Set<String> keys() {
    Set<String> keys = new HashSet<>(OWN_KEYS);
    keys.addAll(JobDefaults.FLAGS);
    keys.addAll(JobDefaults.NUMBERS);
    keys.addAll(JobDefaults.FILES);
    keys.addAll(JobDefaults.TEXTS);
    keys.addAll(JobDefaults.PATHS);
    keys.add(JobDefaults.METRICS);
    keys.add(JobDefaults.RUNNER_DIR);
    return keys;
  }

  /**
   * Reads and checks the file.
   *
   * @throws InvalidSettings with all problems, when there is any
   */
  public static Settings read(Path file) throws InvalidSettings {
    return new SettingsFile(file).read();
  }

  /**
   * Reads where the job configuration is.
   *
   * @throws InvalidSettings with all problems of the whole file, when there is any
   */
  public static JobSource readJobSource(Path file) throws InvalidSettings {
    var settings = new SettingsFile(file);
    settings.read();
    return settings.jobSource();
  }

  private Settings read() throws InvalidSettings {
    values.load();
    var settings =
        new Settings(
            new DataDirectory(values.path("data_dir")),
            values.path("tool_panel_file"),
            values.list("admin_users").stream().map(s -> s.toLowerCase(Locale.ROOT)).toList(),
            values.text("brand").orElse("Abell"),
            values.number("local_workers", USUAL_WORKERS),
            values.bool("allow_user_creation", true),
            values.text("id_secret"),
            values.text("front_key"),
            addresses("metrics_from", List.of("127.0.0.1", "::1")),
            jobs());
    atLeast(ID_SECRET_LENGTH, "id_secret", settings.idSecret());
    atLeast(FRONT_KEY_LENGTH, "front_key", settings.frontKey());
    checkJobConfig();
    if (!values.problems().isEmpty()) {
      throw new InvalidSettings(values.problems());
    }
    return settings;
  }

  private void atLeast(int length, String key, Optional<String> value) {
    value
        .filter(s -> s.length() < length)
        .ifPresent(s -> values.report(key, key + " must have at least " + length + " characters"));
  }

  private List<AddressRange> addresses(String key, List<String> otherwise) {
    var texts = values.node(key).isPresent() ? values.list(key) : otherwise;
    texts.stream()
        .filter(t -> AddressRange.of(t).isEmpty())
        .forEach(t -> values.report(key, "'" + t + "' is no address and no network"));
    return texts.stream().map(AddressRange::of).flatMap(Optional::stream).toList();
  }

  private void checkJobConfig() {
    var inline = values.node("job_config");
    if (inline.isPresent() && !(inline.get() instanceof MappingNode)) {
      values.report("job_config", "job_config must hold keys and values");
    }
    if (inline.isPresent() && values.node("job_config_file").isPresent()) {
      values.report("job_config_file", "there is a job_config, too; one of them is enough");
    }
    if (values.node(RESOLVERS).isPresent() && values.node(RESOLVERS_FILE).isPresent()) {
      values.report(RESOLVERS_FILE, "there are container_resolvers, too; one of them is enough");
    }
    values
        .text("job_config_file")
        .map(values::resolve)
        .filter(f -> !Files.isRegularFile(f))
        .ifPresent(f -> values.report("job_config_file", "there is no file " + f));
  }

  private JobDefaults jobs() {
    Map<String, String> found = new LinkedHashMap<>();
    JobDefaults.FLAGS.stream()
        .filter(key -> values.node(key).isPresent())
        .forEach(key -> found.put(key, Boolean.toString(values.bool(key, false))));
    JobDefaults.NUMBERS.forEach(key -> values.count(key).ifPresent(n -> found.put(key, n)));
    JobDefaults.FILES.forEach(key -> file(key).ifPresent(f -> found.put(key, f.toString())));
    runnerDir().ifPresent(f -> found.put(JobDefaults.RUNNER_DIR, f.toString()));
    values.oneOf("cleanup_job", CLEANUPS).ifPresent(c -> found.put("cleanup_job", c));
    values.oneOf("isolation", ISOLATIONS).ifPresent(i -> found.put("isolation", i));
    JobDefaults.PATHS.forEach(key -> paths(key).ifPresent(p -> found.put(key, p)));
    values.text("default_job_shell").ifPresent(s -> found.put("default_job_shell", s));
    values.plugins(JobDefaults.METRICS).ifPresent(l -> found.put(JobDefaults.METRICS, l));
    values.text("real_system_username").ifPresent(r -> found.put("real_system_username", r));
    helper().ifPresent(h -> found.put(JobDefaults.AS_USER_HELPER, h));
    condition().ifPresent(c -> found.put("default_job_resubmission_condition", c));
    return new JobDefaults(found);
  }

  private Optional<String> helper() {
    var path = values.text(JobDefaults.AS_USER_HELPER);
    path.filter(p -> !p.startsWith("/"))
        .ifPresent(p -> values.report(JobDefaults.AS_USER_HELPER, "must be an absolute path"));
    return path;
  }

  private Optional<String> paths(String key) {
    var paths = values.list(key);
    paths.stream()
        .filter(p -> !p.startsWith("/") || p.contains("\n"))
        .findFirst()
        .ifPresent(p -> values.report(key, key + " must be absolute paths, not " + p));
    return paths.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", paths));
  }

  private Optional<Path> file(String key) {
    var file = values.text(key).map(values::resolve);
    file.filter(f -> !Files.isRegularFile(f))
        .ifPresent(f -> values.report(key, "there is no file " + f));
    return file;
  }

  private Optional<Path> runnerDir() {
    var folder = values.text(JobDefaults.RUNNER_DIR).map(values::resolve);
    folder
        .filter(f -> !Files.isDirectory(f))
        .ifPresent(f -> values.report(JobDefaults.RUNNER_DIR, "there is no folder " + f));
    return folder;
  }

  private Optional<String> condition() {
    var key = "default_job_resubmission_condition";
    var condition = values.text(key);
    try {
      condition.ifPresent(Expression::parse);
    } catch (SyntaxException e) {
      values.report(key, "the condition cannot be read: " + e.getMessage());
    }
    return condition;
  }

  private JobSource jobSource() {
    var inline = values.node("job_config");
    Map<String, String> texts = values.texts();
    texts.remove("id_secret");
    texts.remove("front_key");
    JobDefaults.FILES.forEach(
        key -> texts.computeIfPresent(key, (k, path) -> values.resolve(path).toString()));
    texts.putIfAbsent(RESOURCE_PARAMS, values.resolve(USUAL_RESOURCE_PARAMS).toString());
    return new JobSource(
        inline,
        Stream.of(inline, values.node(RESOLVERS))
            .flatMap(Optional::stream)
            .map(values::lines)
            .collect(Collectors.joining("\n")),
        values.text("job_config_file").map(values::resolve),
        values.node(RESOLVERS),
        texts,
        values.number("local_workers", USUAL_WORKERS));
  }
}
