package org.abell.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.abell.jobdir.JobDirectory;

/**
 * What a container sees of the host. {@code $defaults} in a list of volumes stands for what every
 * job needs: its inputs and its tool to read, its own folders to write. {@code $galaxy_root} stands
 * for nothing: no tool needs a file of the server.
 *
 * @param toolDirectory where the tool's file is
 * @param readable files and folders that the job reads
 * @param datasets the folder of all datasets, for lists that ask for it
 */
public record Volumes(
    JobDirectory directory, Path toolDirectory, List<Path> readable, Path datasets) {

  private static final Set<String> NAMES_DEFAULTS = Set.of("$defaults", "${defaults}");
  private static final String OF_SERVER = "\\$(galaxy_root|\\{galaxy_root})(:.*)?";
  private static final String DEFAULT_RO = "default_ro";

  /** One of them. */
  record Volume(String host, String inside, String mode) {

    /**
     * With a mode that engines know. {@code default_ro} is read-only, but for Singularity when a
     * folder in it is writable, because it cannot have that within one that is not.
     */
    Volume settled(Collection<Volume> all, Engine engine) {
      if (!mode.equals(DEFAULT_RO)) {
        return this;
      }
      var holds =
          all.stream()
              .anyMatch(
                  v ->
                      v.mode().equals("rw")
                          && !v.inside().equals(inside)
                          && Path.of(v.inside()).startsWith(inside));
      return new Volume(host, inside, holds && engine == Engine.SINGULARITY ? "rw" : "ro");
    }

    @Override
    public String toString() {
      return host + ":" + inside + ":" + mode;
    }
  }

  /**
   * The list, as a destination writes it: paths between commas, each with {@code :ro}, {@code :rw}
   * or {@code :default_ro} behind it, or another path inside. What is not said is writable. Outer
   * folders come before inner ones, for some engines mount them in this order.
   *
   * @throws IllegalArgumentException for a path that cannot be one, with a sentence
   */
  List<Volume> of(String list, Engine engine) {
    Map<String, Volume> found = new LinkedHashMap<>();
    for (var part : list.split(",")) {
      if (NAMES_DEFAULTS.contains(part.strip())) {
        usual().forEach(v -> found.putIfAbsent(v.inside(), v));
      } else if (!part.isBlank() && !part.strip().matches(OF_SERVER)) {
        var volume = volume(expanded(part.strip()));
        found.put(volume.inside(), volume);
      }
    }
    ownTmp(found);
    return found.values().stream()
        .map(v -> v.settled(found.values(), engine))
        .sorted(Comparator.comparingInt(v -> Path.of(v.inside()).getNameCount()))
        .toList();
  }

  /** Many tools write to /tmp whatever TMPDIR says. */
  private void ownTmp(Map<String, Volume> found) {
    var own = same(directory.tmp(), "rw");
    if (found.containsKey(own.inside())
        && found.keySet().stream().noneMatch(inside -> Path.of(inside).startsWith("/tmp"))) {
      found.put("/tmp", new Volume(own.host(), "/tmp", "rw"));
    }
  }

  private List<Volume> usual() {
    var found = new ArrayList<Volume>();
    found.add(same(directory.root(), "ro"));
    for (var folder :
        List.of(
            directory.working(),
            directory.outputs(),
            directory.configs(),
            directory.home(),
            directory.tmp())) {
      found.add(same(folder, "rw"));
    }
    found.add(same(toolDirectory, "ro"));
    readable.forEach(path -> found.add(same(path, "ro")));
    return found;
  }

  private static Volume same(Path path, String mode) {
    if (path.toString().matches("(?s).*[:,\n].*")) {
      throw new IllegalArgumentException(
          "The path %s cannot be shown to a container.".formatted(path));
    }
    return new Volume(path.toString(), path.toString(), mode);
  }

  private Volume volume(String text) {
    var parts = text.split(":");
    var last = parts[parts.length - 1];
    var hasMode = parts.length > 1 && !last.startsWith("/");
    var mode = hasMode ? last : "rw";
    var paths = hasMode ? parts.length - 1 : parts.length;
    if (paths < 1 || paths > 2 || !parts[0].startsWith("/")) {
      throw new IllegalArgumentException("The volume '%s' is not a path.".formatted(text));
    }
    return new Volume(parts[0], paths == 2 ? parts[1] : parts[0], mode);
  }

  private String expanded(String text) {
    // The longest name first, for one may begin with another.
    var names = new TreeMap<String, Path>((a, b) -> b.compareTo(a));
    names.put("job_directory", directory.root());
    names.put("working_directory", directory.working());
    names.put("outputs_directory", directory.outputs());
    names.put("home_directory", directory.home());
    names.put("tmp_directory", directory.tmp());
    names.put("tool_directory", toolDirectory);
    names.put("default_file_path", datasets);
    var result = text;
    for (var name : names.entrySet()) {
      var path = name.getValue().toString();
      result = result.replace("${" + name.getKey() + "}", path).replace("$" + name.getKey(), path);
    }
    return result;
  }
}
