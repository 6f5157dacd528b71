package org.abell.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.abell.expression.EvaluationException;
import org.abell.expression.Expression;
import org.abell.expression.SyntaxException;
import org.abell.expression.Values;
import org.abell.template.Template;
import org.abell.template.TemplateException;
import org.abell.tool.Output;
import org.abell.tool.Profile;
import org.abell.tool.Tool;
import org.abell.toolinput.ToolDataset;
import org.abell.toolinput.ToolValues;
import org.jboss.logging.Logger;

/** Decides which outputs a job has, of which format and under which name. */
public final class OutputPlanner {

  private static final Logger LOG = Logger.getLogger(OutputPlanner.class);
  private static final String DEFAULT_LABEL = "${tool.name} on ${on_string}";
  private static final int NAMED = 3;

  private final Tool tool;
  private final ToolValues values;
  private final Map<String, Object> plain;
  private final Map<String, Object> context;

  private OutputPlanner(Tool tool, ToolValues values, BiPredicate<String, String> isOfType) {
    this.tool = tool;
    this.values = values;
    this.plain = ValueContext.forFilters(tool, values, isOfType);
    this.context = new LinkedHashMap<>(ValueContext.forTemplates(tool, values, isOfType));
    context.put("tool", Map.of("name", tool.name(), "id", tool.id(), "version", tool.version()));
    context.put("on_string", onString(values));
  }

  /**
   * The outputs of a job.
   *
   * @param isOfType whether an extension is of a datatype or of a descendant of it
   */
  public static List<PlannedOutput> plan(
      Tool tool, ToolValues values, BiPredicate<String, String> isOfType) {
    var planner = new OutputPlanner(tool, values, isOfType);
    return tool.outputs().stream().filter(planner::exists).map(planner::planned).toList();
  }

  /** The datasets a job reads in words: "data 1, data 2, and data 3". */
  static String onString(ToolValues values) {
    var names = new LinkedHashSet<String>();
    List<ToolValues.InputDataset> datasets = new ArrayList<>(values.datasets());
    // The last input comes first, as clients of Galaxy know it.
    Collections.reverse(datasets);
    datasets.forEach(d -> names.add("data " + d.dataset().hid()));
    var list = List.copyOf(names);
    return switch (list.size()) {
      case 0 -> "";
      case 1 -> list.get(0);
      case 2 -> list.get(0) + " and " + list.get(1);
      case NAMED -> "%s, %s, and %s".formatted(list.get(0), list.get(1), list.get(2));
      default -> "%s, %s, and others".formatted(list.get(0), list.get(1));
    };
  }

  private boolean exists(Output output) {
    return output.filters().stream().allMatch(this::holds);
  }

  private boolean holds(String filter) {
    try {
      return Values.truth(Expression.parse(filter).evaluate(plain));
    } catch (EvaluationException | SyntaxException e) {
      // Tools rely on it: a filter over an input that is not there keeps the output.
      LOG.debugf(
          "tool %s: filter '%s' fails and is ignored: %s", tool.id(), filter, e.getMessage());
      return true;
    }
  }

  private PlannedOutput planned(Output output) {
    return new PlannedOutput(
        output,
        format(output),
        label(output),
        InputReferences.dbkey(values),
        output.metadataSource().flatMap(s -> InputReferences.dataset(values, s)));
  }

  private String label(Output output) {
    var usual =
        values.datasets().isEmpty()
            ? tool.name()
            : DEFAULT_LABEL
                .replace("${tool.name}", tool.name())
                .replace("${on_string}", onString(values));
    return output
        .label()
        .filter(l -> !l.isBlank())
        .flatMap(this::render)
        .map(String::strip)
        .orElse(usual);
  }

  private Optional<String> render(String template) {
    try {
      return Optional.of(Template.parse(template).render(context));
    } catch (TemplateException | EvaluationException e) {
      LOG.warnf("tool %s: '%s' cannot be rendered: %s", tool.id(), template, e.getMessage());
      return Optional.empty();
    }
  }

  private String format(Output output) {
    return output.changeFormats().stream()
        .filter(this::applies)
        .map(Output.ChangeFormat::format)
        .findFirst()
        .orElseGet(() -> declared(output));
  }

  private String declared(Output output) {
    return output
        .formatSource()
        .flatMap(s -> InputReferences.dataset(values, s))
        .map(ToolDataset::extension)
        .orElseGet(() -> ofFirstInput(output.format()));
  }

  private String ofFirstInput(String format) {
    if (!format.equals("input") || tool.profile().compareTo(new Profile(16, 4)) >= 0) {
      return format;
    }
    return values.datasets().stream().findFirst().map(d -> d.dataset().extension()).orElse("data");
  }

  private boolean applies(Output.ChangeFormat change) {
    var actual =
        change.attribute().isPresent()
            ? InputReferences.dataset(values, change.input())
                .flatMap(d -> attribute(d, change.attribute().get()))
            : render(change.input().startsWith("$") ? change.input() : "$" + change.input());
    return actual.map(a -> a.equals(change.value())).orElse(false);
  }

  private static Optional<String> attribute(ToolDataset dataset, String name) {
    return name.equals("ext")
        ? Optional.of(dataset.extension())
        : Optional.ofNullable(dataset.metadata().get(name)).map(Object::toString);
  }
}
