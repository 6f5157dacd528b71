package org.abell.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.abell.jobdir.JobDirectory;

/**
 * What a container sees of the host. {@code $defaults} in a list of volumes stands for what every
 * job needs: its inputs and its tool to read, its own folders to write.
 *
 * @param toolDirectory where the tool's file is
 * @param readable files and folders that the job reads
 * @param datasets the folder of all datasets, for lists that ask for it
 */
public record Volumes(
    JobDirectory directory, Path toolDirectory, List<Path> readable, Path datasets) {

  /** One of them. */
  record Volume(String host, String inside, String mode) {

    @Override
    public String toString() {
      return host + ":" + inside + ":" + mode;
    }
  }

  /**
   * The list, as a destination writes it: paths between commas, each with {@code :ro} or {@code
   * :rw} behind it, or another path inside. What is not said is writable.
   *
   * @throws IllegalArgumentException for a path that cannot be one, with a sentence
   */
  List<Volume> of(String list) {
    Map<String, Volume> found = new LinkedHashMap<>();
    for (var part : list.split(",")) {
      if (part.strip().equals("$defaults")) {
        usual().forEach(v -> found.putIfAbsent(v.inside(), v));
      } else if (!part.isBlank()) {
        var volume = volume(expanded(part.strip()));
        found.put(volume.inside(), volume);
      }
    }
    return List.copyOf(found.values());
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
    var mode = hasMode ? last.replaceFirst("^default_", "") : "rw";
    var paths = hasMode ? parts.length - 1 : parts.length;
    if (paths < 1 || paths > 2 || !parts[0].startsWith("/")) {
      throw new IllegalArgumentException("The volume '%s' is not a path.".formatted(text));
    }
    return new Volume(parts[0], paths == 2 ? parts[1] : parts[0], mode);
  }

  private String expanded(String text) {
    // The longest name first, for one may begin with another.
    var names = new TreeMap<String, Path>((a, b) -> b.compareTo(a));
    names.put("$job_directory", directory.root());
    names.put("$working_directory", directory.working());
    names.put("$outputs_directory", directory.outputs());
    names.put("$home_directory", directory.home());
    names.put("$tmp_directory", directory.tmp());
    names.put("$tool_directory", toolDirectory);
    names.put("$default_file_path", datasets);
    var result = text;
    for (var name : names.entrySet()) {
      result = result.replace(name.getKey(), name.getValue().toString());
    }
    return result;
  }
}
