package org.abell.toolinput;

import java.util.List;
import java.util.Optional;
import org.abell.tool.Input;
import org.abell.tool.ParamType;

/** Resolves the datasets a request names. */
final class DataChecker {

  private final Input.Param param;
  private final ParamType.Data type;
  private final DatasetLookup lookup;

  DataChecker(Input.Param param, ParamType.Data type, DatasetLookup lookup) {
    this.param = param;
    this.type = type;
    this.lookup = lookup;
  }

  Value value(Optional<RequestValue> given) {
    var references = given.map(RequestValue::references).orElse(List.of());
    if (references.isEmpty()) {
      if (param.optional()) {
        return new Value.Absent();
      }
      throw new WrongValue("a dataset is needed.");
    }
    checkCount(references.size(), given.map(RequestValue::isBatch).orElse(false));
    return new Value.Datasets(references.stream().map(this::dataset).toList(), type.multiple());
  }

  private void checkCount(int count, boolean batch) {
    if (batch && count > 1) {
      throw new WrongValue(
          "running a tool once for each of several datasets is not supported yet.");
    }
    if (!type.multiple() && count > 1) {
      throw new WrongValue("one dataset is needed, not %d.".formatted(count));
    }
    if (type.min().isPresent() && count < type.min().getAsInt()) {
      throw new WrongValue(
          "at least %d datasets are needed, not %d.".formatted(type.min().getAsInt(), count));
    }
    if (type.max().isPresent() && count > type.max().getAsInt()) {
      throw new WrongValue(
          "at most %d datasets are possible, not %d.".formatted(type.max().getAsInt(), count));
    }
  }

  private ToolDataset dataset(RequestValue reference) {
    var id =
        reference
            .part("id")
            .or(
                () ->
                    reference.json() instanceof jakarta.json.JsonObject
                        ? Optional.empty()
                        : reference.word())
            .orElseThrow(
                () -> new WrongValue("a dataset is given as {\"src\": \"hda\", \"id\": …}."));
    var answer = lookup.find(reference.part("src").orElse("hda"), id);
    if (answer instanceof DatasetLookup.Found found) {
      return found.dataset();
    }
    throw new WrongValue(((DatasetLookup.Denied) answer).reason());
  }
}
