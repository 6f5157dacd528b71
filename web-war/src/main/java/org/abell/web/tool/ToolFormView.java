package org.abell.web.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.abell.toolinput.FormItem;
import org.abell.toolinput.FormItem.Choice;
import org.abell.toolinput.FormItem.Field;

/**
 * The form of a tool on its page.
 *
 * @param historyId where the outputs will go
 * @param error what is wrong as a whole, empty for nothing
 * @param errors what is wrong with single inputs, by path
 * @param datasets what may be chosen for each data input, by path
 */
public record ToolFormView(
    String id,
    String version,
    String name,
    String description,
    String help,
    String historyId,
    String error,
    Map<String, String> errors,
    List<FormItem> items,
    Map<String, List<Choice>> datasets) {

  /** The datasets of the history that the field takes. */
  public List<Choice> datasets(Field field) {
    return datasets.getOrDefault(field.path(), List.of());
  }

  /** The id of the field in the page. */
  public String fieldId(Field field) {
    return "in-" + field.path().replaceAll("[^\\w-]", "-");
  }

  /** The label; a parameter without one shows its name. */
  public String label(Field field) {
    return field.label().isBlank() ? field.name() : field.label();
  }

  /** The ids of what is said about the field, for those who hear the page. */
  public String describedBy(Field field) {
    var ids = new ArrayList<String>();
    if (!field.error().isEmpty()) {
      ids.add(fieldId(field) + "-error");
    }
    if (!field.help().isEmpty()) {
      ids.add(fieldId(field) + "-help");
    }
    if (field.type().equals("data_column")) {
      ids.add(fieldId(field) + "-columns");
    }
    return ids.isEmpty() ? null : String.join(" ", ids);
  }

  /** Whether something inside the group is wrong, so that it must be open. */
  public boolean hasErrorBelow(String path) {
    return errors.keySet().stream().anyMatch(p -> p.startsWith(path + "|"));
  }
}
