package org.abell.toolinput;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A checked value of an input. Its kind follows from the type of the parameter. */
public sealed interface Value {

  /** An optional parameter that was left out. */
  record Absent() implements Value {}

  /** Of a text, hidden or colour parameter. */
  record Text(String text) implements Value {}

  /** Of an integer. */
  record Whole(long number) implements Value {}

  /** Of a float. */
  record Decimal(double number) implements Value {}

  /** Of a boolean. */
  record Flag(boolean on) implements Value {}

  /** The chosen values of a select. */
  record Chosen(List<String> values, boolean multiple) implements Value {
    public Chosen {
      values = List.copyOf(values);
    }
  }

  /** Column numbers, counted from 1. */
  record Columns(List<Integer> numbers, boolean multiple) implements Value {
    public Columns {
      numbers = List.copyOf(numbers);
    }
  }

  /** The datasets of a data input; never empty. */
  record Datasets(List<ToolDataset> datasets, boolean multiple) implements Value {
    public Datasets {
      datasets = List.copyOf(datasets);
    }
  }

  /** A conditional: the value it depends on, the case that follows, the inputs of that case. */
  record Branch(String testName, Value test, int caseIndex, Map<String, Value> values)
      implements Value {
    public Branch {
      values = inOrder(values);
    }
  }

  /** A section, or one instance of a repeat. */
  record Group(Map<String, Value> values) implements Value {
    public Group {
      values = inOrder(values);
    }
  }

  /** The instances of a repeat. */
  record Instances(List<Group> groups) implements Value {
    public Instances {
      groups = List.copyOf(groups);
    }
  }

  private static Map<String, Value> inOrder(Map<String, Value> values) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
