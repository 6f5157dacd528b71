package org.abell.web.tool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abell.history.Histories;
import org.abell.history.History;
import org.abell.history.HistoryItem;
import org.abell.installation.Readiness;
import org.abell.toolinput.FormItem;
import org.abell.toolinput.FormItem.Choice;
import org.abell.toolinput.FormItem.Field;
import org.abell.toolinput.FormModel;
import org.abell.web.protocol.Ids;

/** Fills the forms of tools with the datasets of a history. */
@ApplicationScoped
@Transactional
public class ToolForms {

  private final Readiness readiness;
  private final Histories histories;
  private final Ids ids;

  public ToolForms() {
    this(null, null, null);
  }

  @Inject
  public ToolForms(Readiness readiness, Histories histories, Ids ids) {
    this.readiness = readiness;
    this.histories = histories;
    this.ids = ids;
  }

  /** The form for a page. */
  ToolFormView view(FormModel model, History history, String error) {
    var tool = model.tool();
    var datasets = new LinkedHashMap<String, List<Choice>>();
    choices(model.items(), usable(history), datasets);
    return new ToolFormView(
        tool.id(),
        tool.version(),
        tool.name(),
        tool.description(),
        tool.help().strip(),
        ids.encode(history.id()),
        error,
        model.errors(),
        model.items(),
        datasets);
  }

  /** What a job may read, now or when its own job has ended; the newest first. */
  private List<HistoryItem> usable(History history) {
    return histories.items(history.id()).stream()
        .filter(i -> i.visible() && !i.deleted())
        .filter(i -> i.dataset().state().readable() || i.dataset().state().unfinished())
        .sorted(Comparator.comparingInt(HistoryItem::hid).reversed())
        .toList();
  }

  private void choices(
      List<FormItem> items, List<HistoryItem> usable, Map<String, List<Choice>> found) {
    for (var item : items) {
      if (item instanceof Field field) {
        if (field.type().equals("data")) {
          found.put(field.path(), choices(field, usable));
        }
      } else if (item instanceof FormItem.Conditional conditional) {
        conditional.cases().forEach(c -> choices(c.items(), usable, found));
      } else if (item instanceof FormItem.Repeat repeat) {
        repeat.instances().forEach(i -> choices(i, usable, found));
      } else if (item instanceof FormItem.Section section) {
        choices(section.items(), usable, found);
      }
    }
  }

  private List<Choice> choices(Field field, List<HistoryItem> usable) {
    var datatypes = readiness.installation().datatypes();
    return usable.stream()
        .filter(i -> takesAll(field) || datatypes.isOfType(i.extension(), field.extensions()))
        .map(i -> choice(field, i))
        .toList();
  }

  private Choice choice(Field field, HistoryItem item) {
    var id = ids.encode(item.id());
    var state = item.dataset().state();
    var label = item.hid() + ": " + item.name();
    return new Choice(
        id,
        state.unfinished() ? label + " (" + state.label() + ")" : label,
        field.values().contains(id));
  }

  private static boolean takesAll(Field field) {
    return field.extensions().isEmpty() || field.extensions().contains("data");
  }
}
