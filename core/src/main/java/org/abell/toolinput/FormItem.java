package org.abell.toolinput;

import java.util.List;

/** What a page shows, or the REST answer lists, for one input of a tool. */
public sealed interface FormItem {

  /** The name inside its group. */
  String name();

  /** The flat name, which an HTML field carries. */
  String path();

  /**
   * A parameter.
   *
   * @param type the word of the tool file: text, integer, float, boolean, select, data …
   * @param values what is filled in: one text, several for multiple, none for nothing; dataset ids
   *     for data, "true" or "false" for a boolean
   * @param options the options of a select, the suggestions of a text
   * @param min the lower limit as text, empty where there is none
   * @param max the upper limit as text, empty where there is none
   * @param extensions the formats a data input takes
   * @param dataRef the data input whose columns are meant, for data_column
   * @param display "radio" or "checkboxes", "area" for a long text, else empty
   * @param error what was wrong with the last try, else empty
   */
  record Field(
      String name,
      String path,
      String type,
      String label,
      String help,
      boolean optional,
      boolean multiple,
      List<String> values,
      List<Choice> options,
      String min,
      String max,
      List<String> extensions,
      String dataRef,
      String display,
      String error)
      implements FormItem {

    public Field {
      values = List.copyOf(values);
      options = List.copyOf(options);
      extensions = List.copyOf(extensions);
    }

    /** The only value as text, empty for none. */
    public String value() {
      return values.isEmpty() ? "" : values.get(0);
    }

    public boolean hidden() {
      return type.equals("hidden");
    }

    /** Whether the field must be filled in. */
    public boolean required() {
      return !optional && !type.equals("text") && !type.equals("boolean") && !hidden();
    }
  }

  /** An option of a field. */
  record Choice(String value, String label, boolean selected) {}

  /** A field and the inputs that depend on it. */
  record Conditional(String name, String path, Field test, List<Case> cases) implements FormItem {
    public Conditional {
      cases = List.copyOf(cases);
    }
  }

  /** The inputs of one value of a conditional. */
  record Case(String value, boolean chosen, List<FormItem> items) {
    public Case {
      items = List.copyOf(items);
    }
  }

  /**
   * Inputs that can be filled in several times.
   *
   * @param blank the inputs of an instance not yet made, with a flat name for the next number
   * @param instances those shown, first to last
   * @param error what was wrong with their number, else empty
   */
  record Repeat(
      String name,
      String path,
      String title,
      String help,
      int min,
      int max,
      int initial,
      List<FormItem> blank,
      List<List<FormItem>> instances,
      String error)
      implements FormItem {
    public Repeat {
      blank = List.copyOf(blank);
      instances = instances.stream().map(List::copyOf).toList();
    }

    public boolean mayGrow() {
      return instances.size() < max;
    }
  }

  /** Inputs under a title. */
  record Section(
      String name, String path, String title, String help, boolean expanded, List<FormItem> items)
      implements FormItem {
    public Section {
      items = List.copyOf(items);
    }
  }
}
