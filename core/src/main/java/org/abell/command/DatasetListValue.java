package org.abell.command;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.abell.expression.HostObject;

/** The datasets of an input that takes several. */
final class DatasetListValue implements HostObject {

  private final List<DatasetValue> datasets;

  DatasetListValue(List<DatasetValue> datasets) {
    this.datasets = List.copyOf(datasets);
  }

  @Override
  public String str() {
    return datasets.stream().map(DatasetValue::str).collect(Collectors.joining(","));
  }

  @Override
  public boolean truth() {
    return datasets.stream().anyMatch(DatasetValue::truth);
  }

  @Override
  public Optional<Object> attribute(String name) {
    return name.equals("is_collection") ? Optional.of(false) : Optional.empty();
  }

  @Override
  public Optional<Object> item(Object key) {
    if (key instanceof Long index) {
      long at = index < 0 ? index + datasets.size() : index;
      return at >= 0 && at < datasets.size()
          ? Optional.of(datasets.get((int) at))
          : Optional.empty();
    }
    return Optional.empty();
  }

  @Override
  public Optional<Iterator<Object>> elements() {
    return Optional.of(List.<Object>copyOf(datasets).iterator());
  }

  @Override
  public OptionalInt length() {
    return OptionalInt.of(datasets.size());
  }
}
