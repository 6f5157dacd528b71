package org.abell.history;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores the state by its word. */
@Converter(autoApply = true)
public class DatasetStateColumn implements AttributeConverter<DatasetState, String> {

  @Override
  public String convertToDatabaseColumn(DatasetState state) {
    return state.label();
  }

  @Override
  public DatasetState convertToEntityAttribute(String label) {
    return DatasetState.of(label).orElseThrow();
  }
}
