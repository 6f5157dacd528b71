package org.abell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import org.abell.expression.Function;
import org.abell.expression.HostObject;
import org.abell.expression.None;
import org.abell.expression.Values;
import org.abell.toolinput.ToolDataset;

/** A dataset as templates see it: printed as its path. One that was left out prints None. */
final class DatasetValue implements HostObject {

  private final Optional<ToolDataset> dataset;
  private final BiPredicate<String, String> isOfType;

  /**
   * @param isOfType whether an extension is of a datatype or of a descendant of it
   */
  DatasetValue(Optional<ToolDataset> dataset, BiPredicate<String, String> isOfType) {
    this.dataset = dataset;
    this.isOfType = isOfType;
  }

  @Override
  public String str() {
    return dataset.map(d -> d.path().toString()).orElse("None");
  }

  @Override
  public boolean truth() {
    return dataset.isPresent();
  }

  @Override
  public Optional<Object> attribute(String name) {
    return dataset.isPresent() ? of(dataset.get(), name) : ofAbsent(name);
  }

  private Optional<Object> ofAbsent(String name) {
    return switch (name) {
      case "is_of_type" -> Optional.of((Function) (arguments, named) -> false);
      case "is_collection" -> Optional.of(false);
      case "groups", "tags" -> Optional.of(new HashSet<Object>());
      default -> name.startsWith("__") ? Optional.empty() : Optional.of(None.NONE);
    };
  }

  private Optional<Object> of(ToolDataset d, String name) {
    return switch (name) {
      case "ext", "extension", "file_ext" -> Optional.of(d.extension());
      case "name", "element_identifier", "display_name", "created_from_basename" ->
          Optional.of(SafeText.of(d.name()));
      case "name_and_ext" -> Optional.of(SafeText.of(d.name() + "." + d.extension()));
      case "file_name" -> Optional.of(str());
      case "dbkey" -> Optional.of(SafeText.of(d.dbkey()));
      case "metadata" -> Optional.of(new MetadataValue(d));
      case "files_path", "extra_files_path" -> Optional.of(d.extraFiles().toString());
      case "is_of_type" -> Optional.of((Function) this::isOfType);
      case "is_collection" -> Optional.of(false);
      case "groups", "tags" -> Optional.of(new HashSet<Object>());
      case "get_size" -> Optional.of((Function) (arguments, named) -> size(d));
      case "hid" -> Optional.of((long) d.hid());
      case "id" -> Optional.of(d.id());
      case "state" -> Optional.of(d.state());
      case "info" -> Optional.of("");
      case "dataset" -> Optional.of(this);
      case "unsanitized" -> Optional.of(this);
      default -> Optional.empty();
    };
  }

  private Object isOfType(List<Object> arguments, Map<String, Object> named) {
    return dataset.stream()
        .anyMatch(
            d -> arguments.stream().anyMatch(t -> isOfType.test(d.extension(), Values.str(t))));
  }

  private static Object size(ToolDataset dataset) {
    try {
      return Files.size(dataset.path());
    } catch (IOException e) {
      return 0L;
    }
  }

  @Override
  public OptionalInt length() {
    return dataset.isPresent() ? OptionalInt.of(str().length()) : OptionalInt.empty();
  }

  @Override
  public boolean sameAs(Object other) {
    if (other == None.NONE) {
      return dataset.isEmpty();
    }
    return other instanceof HostObject host ? str().equals(host.str()) : str().equals(other);
  }
}
