package org.abell.jobconf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a runner or destination says of its pods, under the names that Galaxy has for it. */
public final class KubernetesParams {

  // As Kubernetes writes quantities, or with a B behind: G is 1000^3, Gi is 1024^3.
  private static final Pattern SIZE =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*([kmgtpe]?)(i?)b?");
  private static final int MIB = 1 << 20;

  private final Params params;

  /**
   * Those parameters, all of which can be understood.
   *
   * @throws IllegalArgumentException with a sentence, when one cannot
   */
  public KubernetesParams(Params params) {
    KubernetesRules.broken(params)
        .forEach(
            (name, rule) -> {
              throw new IllegalArgumentException(
                  "%s must be %s, not '%s'."
                      .formatted(name, rule, params.text(name).orElseThrow()));
            });
    this.params = params;
  }

  /**
   * A volume of a pod.
   *
   * @param claim the name of its claim
   * @param part the folder of the volume that is shown; empty for all of it
   * @param place where the pod sees it
   * @param ownOnly whether a job sees nothing of it but its own directory
   */
  public record Claim(String claim, String part, String place, boolean readOnly, boolean ownOnly) {

    static Claim of(String text) {
      var fields = text.split(":");
      var source = fields[0].split("/", 2);
      var mode = fields.length > 2 ? fields[2] : "rw";
      return new Claim(
          source[0],
          source.length > 1 ? source[1] : "",
          fields[1],
          mode.equals("r") || mode.equals("ro"),
          false);
    }
  }

  /** The volumes: those with the job's own directory come last, to lie over the others. */
  public List<Claim> claims() {
    var found = new ArrayList<Claim>();
    params.list("k8s_persistent_volume_claims").forEach(c -> found.add(Claim.of(c)));
    text("k8s_persistent_volume_claim_name")
        .ifPresent(
            name ->
                found.add(
                    new Claim(
                        name,
                        "",
                        text("k8s_persistent_volume_claim_mount_path").orElse("/"),
                        false,
                        false)));
    params.list("k8s_data_volume_claim").stream()
        .map(Claim::of)
        .map(c -> new Claim(c.claim(), c.part(), c.place(), true, false))
        .forEach(found::add);
    params.list("k8s_working_volume_claim").stream()
        .map(Claim::of)
        .map(c -> new Claim(c.claim(), c.part(), c.place(), false, true))
        .forEach(found::add);
    return found;
  }

  /** A text that is not blank. */
  public Optional<String> text(String name) {
    return params.text(name).map(String::strip).filter(t -> !t.isEmpty());
  }

  /** Whether it is true; false when nothing is said. */
  public boolean flag(String name) {
    return params.flag(name, false);
  }

  /** A number from 0; empty when nothing is said. */
  public OptionalLong number(String name) {
    return params.number(name).stream().asLongStream().findFirst();
  }

  /** Keys and values; none when nothing is said. */
  public Map<String, ParamValue> mapping(String name) {
    return value(name)
        .filter(ParamValue.Mapping.class::isInstance)
        .map(v -> ((ParamValue.Mapping) v).values())
        .orElse(Map.of());
  }

  /** A list; empty when nothing is said. */
  public List<ParamValue> entries(String name) {
    return value(name)
        .filter(ParamValue.Sequence.class::isInstance)
        .map(v -> ((ParamValue.Sequence) v).values())
        .orElse(List.of());
  }

  private Optional<ParamValue> value(String name) {
    return params.value(name).flatMap(KubernetesRules::read);
  }

  /** Memory in bytes. */
  public OptionalLong size(String name) {
    return text(name).map(KubernetesParams::bytes).orElseGet(OptionalLong::empty);
  }

  /** The cores a tool may count on: what is asked for, else what it may not exceed; 1 at least. */
  public OptionalInt slots() {
    var asked = text("requests_cpu").map(c -> whole(c, RoundingMode.CEILING));
    return Stream.concat(
            asked.stream(), text("limits_cpu").map(c -> whole(c, RoundingMode.FLOOR)).stream())
        .mapToInt(cores -> Math.max(1, cores))
        .findFirst();
  }

  /** The memory a tool may count on, in MiB: what is asked for, else what it may not exceed. */
  public OptionalLong memoryMb() {
    return Stream.of("requests_memory", "limits_memory")
        .flatMapToLong(name -> size(name).stream())
        .map(bytes -> bytes / MIB)
        .filter(mb -> mb > 0)
        .findFirst();
  }

  private static int whole(String cores, RoundingMode rounding) {
    var number =
        cores.endsWith("m")
            ? new BigDecimal(cores.substring(0, cores.length() - 1)).movePointLeft(3)
            : new BigDecimal(cores);
    return number.setScale(0, rounding).intValueExact();
  }

  static OptionalLong bytes(String text) {
    var size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    int power = " kmgtpe".indexOf(size.group(2).isEmpty() ? ' ' : size.group(2).charAt(0));
    var step = size.group(3).isEmpty() ? 1000 : 1024;
    double bytes = Double.parseDouble(size.group(1)) * Math.pow(step, power);
    return bytes < Long.MAX_VALUE ? OptionalLong.of((long) bytes) : OptionalLong.empty();
  }
}
