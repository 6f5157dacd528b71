package org.abell.runner.kubernetes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.abell.runner.RunnerJob;

/** How jobs and pods are told apart: by people, by network policies, and by this runner. */
final class Labels {

  /** The name of the job's object, also at its pod. */
  static final String JOB_NAME = "abell.org/name";

  private static final String RUNNER = "abell.org/runner";
  private static final int LONGEST = 63;

  private Labels() {}

  /** What all objects of a runner have, and none of others. */
  static Map<String, String> ofRunner(String runner, Optional<String> instance) {
    var labels = new LinkedHashMap<String, String>();
    labels.put("app.kubernetes.io/managed-by", "abell");
    labels.put("app.kubernetes.io/component", "job");
    instance.ifPresent(i -> labels.put("app.kubernetes.io/instance", value(i)));
    labels.put(RUNNER, value(runner));
    return Collections.unmodifiableMap(labels);
  }

  /** What those of one job have besides. */
  static Map<String, String> ofJob(RunnerJob job, String name) {
    var labels = new LinkedHashMap<String, String>();
    labels.put("app.kubernetes.io/name", value(job.details().toolId()));
    labels.put("abell.org/job", Long.toString(job.directory().jobId()));
    labels.put("abell.org/token", value(job.token()));
    labels.put("abell.org/destination", value(job.details().destination().id()));
    labels.put(JOB_NAME, name);
    return labels;
  }

  /** A text as a label may have it: the end of it, for that is what tells most. */
  static String value(String text) {
    var plain = text.replaceAll("[^A-Za-z0-9._-]", "_");
    var end = plain.substring(Math.max(0, plain.length() - LONGEST));
    return end.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
  }

  /** A text as the name of an object may be. */
  static String objectName(String key) {
    var plain = key.toLowerCase(Locale.ROOT);
    if (plain.length() <= LONGEST) {
      return plain;
    }
    var hash = "-%08x".formatted(plain.hashCode());
    return plain.substring(0, LONGEST - hash.length()) + hash;
  }
}
