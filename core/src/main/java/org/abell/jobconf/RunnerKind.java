package org.abell.jobconf;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The runners that Galaxy's class names stand for. */
public enum RunnerKind {
  LOCAL("local", "LocalJobRunner", true),
  SLURM("slurm", "SlurmJobRunner", true),
  DRMAA("drmaa", "DRMAAJobRunner", true),
  CLI("cli", "ShellJobRunner", true),
  CONDOR("condor", "CondorJobRunner", true),
  HTCONDOR("htcondor", "HTCondorJobRunner", true),
  PBS("pbs", "PBSJobRunner", true),
  UNIVA("univa", "UnivaJobRunner", true),
  KUBERNETES("kubernetes", "KubernetesJobRunner", true),
  PULSAR("pulsar", "Pulsar\\w*JobRunner", false),
  AWS_BATCH("aws", "AWSBatchJobRunner", false),
  GCP_BATCH("gcp_batch", "\\w*BatchJobRunner", false),
  ARC("arc", "Arc\\w*JobRunner", false),
  GODOCKER("godocker", "GodockerJobRunner", false),
  CHRONOS("chronos", "ChronosJobRunner", false),
  TASKS("tasks", "TaskedJobRunner", false),
  /** Decides where a job runs, and runs nothing itself. */
  DYNAMIC("dynamic", "", true),
  /** Somebody else's, in Java: the name of its provider stands where a class would. */
  SITE("java", "\\w+", true),
  /** A class of somebody else's. */
  UNKNOWN("", "", false);

  private static final String PACKAGE = "galaxy.jobs.runners.";

  private final String module;
  private final Pattern className;
  private final boolean available;

  RunnerKind(String module, String className, boolean available) {
    this.module = module;
    this.className = Pattern.compile(className);
    this.available = available;
  }

  /** Whether jobs can be run by it here; else they fail, and say that. */
  public boolean isAvailable() {
    return available;
  }

  /**
   * The kind that a {@code load} names: {@code module:Class}, or the module alone, with or without
   * Galaxy's package before it.
   */
  public static RunnerKind of(String load) {
    var parts = load.strip().split(":", 2);
    var module = parts[0].startsWith(PACKAGE) ? parts[0].substring(PACKAGE.length()) : parts[0];
    return Stream.of(values())
        .filter(kind -> kind != DYNAMIC && kind != UNKNOWN)
        .filter(kind -> kind.module.equals(module))
        .filter(kind -> parts.length == 1 || kind.className.matcher(parts[1]).matches())
        .findFirst()
        .orElse(UNKNOWN);
  }
}
