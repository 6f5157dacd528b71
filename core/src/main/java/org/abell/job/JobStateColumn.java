package org.abell.job;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores the state by its word. */
@Converter(autoApply = true)
public class JobStateColumn implements AttributeConverter<JobState, String> {

  @Override
  public String convertToDatabaseColumn(JobState state) {
    return state.label();
  }

  @Override
  public JobState convertToEntityAttribute(String label) {
    return JobState.of(label).orElseThrow();
  }
}
