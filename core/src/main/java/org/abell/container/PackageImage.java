package org.abell.container;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.abell.tool.Requirement;

/**
 * What images are called that hold packages, as BioContainers name them: one package by its name
 * and version, several by SHA-1 of their names and of their versions ({@code mulled-v2}).
 */
final class PackageImage {

  private PackageImage() {}

  /** The name without the build, which comes after a hyphen; there must be a package. */
  static String name(List<Requirement> packages) {
    if (packages.size() == 1) {
      var only = packages.get(0);
      return only.version().isEmpty() ? only.name() : only.name() + ":" + only.version();
    }
    var sorted = packages.stream().sorted(Comparator.comparing(Requirement::name)).toList();
    var name = "mulled-v2-" + hash(sorted, Requirement::name);
    return sorted.stream().allMatch(p -> p.version().isEmpty())
        ? name
        : name + ":" + hash(sorted, PackageImage::version);
  }

  private static String version(Requirement wanted) {
    return wanted.version().isEmpty() ? "null" : wanted.version();
  }

  private static String hash(List<Requirement> packages, Function<Requirement, String> part) {
    var text = packages.stream().map(part).collect(Collectors.joining("\n"));
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
