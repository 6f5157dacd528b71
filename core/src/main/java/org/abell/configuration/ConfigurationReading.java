package org.abell.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abell.jobconf.Finding;
import org.abell.jobconf.JobConfiguration;
import org.abell.jobconf.JobConfigurationFile;
import org.abell.jobconf.ValueSources;
import org.abell.problem.Problem;
import org.abell.settings.InvalidSettings;
import org.abell.settings.JobSource;
import org.abell.settings.SettingsFile;

/**
 * Finds and reads the job configuration that belongs to an abell.yml: the one that stands in it,
 * else the file that it names, else {@code job_conf.yml} or {@code job_conf.xml} beside it, else
 * the built-in one.
 *
 * @param jobs what it says; empty when it is refused
 * @param file where it stands; empty when it is the built-in one
 * @param fingerprint of what is written in all its files, wherever they lie
 * @param files all that it depends on
 */
record ConfigurationReading(
    Optional<JobConfiguration> jobs,
    Optional<Path> file,
    String fingerprint,
    List<Finding> findings,
    List<Path> files) {

  static final String BUILT_IN = "built-in";
  private static final List<String> USUAL = List.of("job_conf.yml", "job_conf.xml");
  private static final int FINGERPRINT_LENGTH = 16;

  static ConfigurationReading of(Path abellYml) {
    try {
      return of(abellYml, SettingsFile.readJobSource(abellYml));
    } catch (InvalidSettings e) {
      var findings = e.problems().stream().map(ConfigurationReading::refusal).toList();
      return new ConfigurationReading(
          Optional.empty(), Optional.of(abellYml), "", findings, List.of());
    }
  }

  private static Finding refusal(Problem problem) {
    return new Finding(Finding.Severity.REFUSED, problem);
  }

  private static ConfigurationReading of(Path abellYml, JobSource source) {
    var values =
        new ValueSources(
            name -> Optional.ofNullable(System.getenv(name)),
            name -> Optional.ofNullable(source.texts().get(name)),
            source.resolvers().map(node -> new ValueSources.Part(abellYml.toString(), node)));
    if (source.inline().isPresent()) {
      var read = JobConfiguration.read(abellYml.toString(), source.inline().get(), values);
      var others = read.files().stream().filter(f -> !f.equals(abellYml)).toList();
      return of(abellYml, read, fingerprint(source.inlineText(), others));
    }
    return file(abellYml, source)
        .map(file -> fromFile(file, source.inlineText(), values))
        .orElseGet(() -> builtIn(source.localWorkers()));
  }

  private static Optional<Path> file(Path abellYml, JobSource source) {
    return source.file().or(() -> usual(abellYml).filter(Files::exists).findFirst());
  }

  private static Stream<Path> usual(Path abellYml) {
    return USUAL.stream().map(abellYml::resolveSibling);
  }

  private static ConfigurationReading fromFile(Path file, String text, ValueSources values) {
    var read = JobConfiguration.read(file, values);
    return of(file, read, fingerprint(text, read.files()));
  }

  private static ConfigurationReading of(Path file, JobConfigurationFile read, String fingerprint) {
    return new ConfigurationReading(
        read.configuration(), Optional.of(file), fingerprint, read.findings(), read.files());
  }

  private static ConfigurationReading builtIn(int workers) {
    return new ConfigurationReading(
        Optional.of(JobConfiguration.builtIn(workers)),
        Optional.empty(),
        BUILT_IN,
        List.of(),
        List.of());
  }

  /** Changes when anything is written, made or removed that reading again would notice. */
  static String snapshot(Path abellYml, List<Path> files) {
    List<Path> all = new ArrayList<>(files);
    all.add(abellYml);
    usual(abellYml).forEach(all::add);
    return fingerprint("", all);
  }

  /** Paths do not count, so the same files give the same wherever a server has them. */
  private static String fingerprint(String text, List<Path> files) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      for (var file : files) {
        digest.update(("\0" + file.getFileName() + "\0").getBytes(StandardCharsets.UTF_8));
        digest.update(content(file));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return new byte[] {0};
    }
  }
}
