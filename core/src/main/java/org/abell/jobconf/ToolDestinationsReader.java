package org.abell.jobconf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.abell.jobconf.ToolDestinations.Choice;
import org.abell.jobconf.ToolDestinations.Measure;
import org.abell.jobconf.ToolDestinations.ToolRule;
import org.abell.jobconf.ToolDestinations.ToolRules;

/** Reads Galaxy's tool destinations file. */
final class ToolDestinationsReader {

  private static final String FAIL = "fail";
  private static final int NICEST = 20;

  private final Reports reports;
  private final References references;

  ToolDestinationsReader(Reports reports) {
    this.reports = reports;
    this.references = new References(reports);
  }

  ToolDestinations read(Item.Mapping root) {
    var fields = new Fields(root, "the tool destinations", reports);
    fields.take("verbose");
    var otherwise = choice(fields, "default_destination");
    if (otherwise.isEmpty()) {
      reports.refuse(root.place(), "the tool destinations have no default_destination");
    }
    var known = otherwise.map(c -> c.byPriority().keySet()).orElse(Set.of());
    // Files from before default_priority count on this one.
    var priority = fields.text("default_priority").map(Item.Text::text).orElse("med");
    var users = users(fields, known);
    Map<String, ToolRules> tools = new LinkedHashMap<>();
    fields
        .mapping("tools", "tools")
        .rest()
        .forEach((id, entry) -> tools.put(ToolMapping.normal(id), tool(id, entry)));
    fields.warnOfRest();
    return new ToolDestinations(
        tools, otherwise.orElse(new Choice(Optional.empty(), Map.of())), priority, users);
  }

  private Map<String, String> users(Fields fields, Set<String> known) {
    Map<String, String> found = new LinkedHashMap<>();
    fields
        .mapping("users", "users")
        .rest()
        .forEach(
            (email, entry) -> {
              var body = Fields.of(entry.value(), "the user " + email, reports);
              var priority = body.text("priority");
              if (priority.filter(p -> known.contains(p.text())).isEmpty()) {
                reports.warn(
                    entry.place(),
                    "the priority of the user %s is not among those of the default_destination"
                        .formatted(email));
              }
              priority.ifPresent(p -> found.put(email.toLowerCase(Locale.ROOT), p.text()));
              body.warnOfRest();
            });
    return found;
  }

  private ToolRules tool(String id, Item.Entry entry) {
    var body = Fields.of(entry.value(), "the tool " + id, reports);
    var otherwise = choice(body, "default_destination");
    List<ToolRule> rules = new ArrayList<>();
    for (var rule : body.list("rules", "a rule of the tool " + id)) {
      rule(rule).ifPresent(rules::add);
    }
    if (rules.isEmpty() && otherwise.isEmpty()) {
      reports.warn(entry.place(), "the tool %s has neither rules nor a default".formatted(id));
    }
    body.warnOfRest();
    return new ToolRules(rules, otherwise);
  }

  private Optional<ToolRule> rule(Fields rule) {
    var type = rule.text("rule_type");
    var measure =
        Stream.of(Measure.values()).filter(m -> type.filter(t -> is(m, t)).isPresent()).findFirst();
    var nice = niceValue(rule);
    var failure = rule.text("fail_message").map(Item.Text::text);
    var destination = choice(rule, "destination");
    var fails = destination.flatMap(Choice::always).filter(FAIL::equals).isPresent();
    var lower = bound(rule, "lower_bound").orElse(0);
    var upper = bound(rule, "upper_bound");
    Map<String, ParamValue> arguments = new LinkedHashMap<>();
    rule.mapping("arguments", "arguments of " + rule.owner())
        .rest()
        .forEach((name, e) -> arguments.put(name, ParamsReader.value(e.value())));
    var users = rule.names("users").stream().map(u -> u.text().toLowerCase(Locale.ROOT)).toList();
    rule.warnOfRest();
    if (measure.isEmpty() || destination.isEmpty() && failure.isEmpty()) {
      reports.warn(
          rule.place(),
          "%s is ignored: it needs a rule_type (%s) and a destination"
              .formatted(rule.owner(), "file_size, num_input_datasets, records, arguments"));
      return Optional.empty();
    }
    var sentence =
        fails || failure.isPresent()
            ? Optional.of(failure.orElse("This tool does not take such inputs here."))
            : Optional.<String>empty();
    return Optional.of(
        new ToolRule(measure.get(), nice, lower, upper, arguments, users, destination, sentence));
  }

  private static boolean is(Measure measure, Item.Text type) {
    return measure.name().toLowerCase(Locale.ROOT).equals(type.text().strip());
  }

  private int niceValue(Fields rule) {
    int nice = rule.whole("nice_value").orElse(0);
    if (Math.abs(nice) > NICEST) {
      reports.warn(
          rule.place(), "nice_value of %s must be from -20 to 20; it is 0".formatted(rule.owner()));
      return 0;
    }
    return nice;
  }

  private OptionalLong bound(Fields rule, String key) {
    var text = rule.text(key);
    if (text.isEmpty() || text.get().text().toLowerCase(Locale.ROOT).startsWith("infinit")) {
      return OptionalLong.empty();
    }
    var size = Measures.size(text.get().text());
    if (size.isEmpty()) {
      reports.refuse(
          text.get().place(),
          "%s of %s must be a number or a size, not '%s'"
              .formatted(key, rule.owner(), text.get().text()));
    }
    return size;
  }

  private Optional<Choice> choice(Fields fields, String key) {
    var item = fields.take(key);
    if (item.isEmpty()) {
      return Optional.empty();
    }
    if (item.get() instanceof Item.Text text) {
      check(text);
      return Optional.of(new Choice(Optional.of(text.text()), Map.of()));
    }
    var body = Fields.of(item.get(), "%s of %s".formatted(key, fields.owner()), reports);
    Map<String, String> found = new LinkedHashMap<>();
    var priorities = body.mapping("priority", "priority of " + body.owner());
    for (var priority : priorities.rest().keySet()) {
      priorities
          .text(priority)
          .ifPresent(
              d -> {
                check(d);
                found.put(priority, d.text());
              });
    }
    body.warnOfRest();
    return Optional.of(new Choice(Optional.empty(), found));
  }

  private void check(Item.Text name) {
    if (!name.text().equals(FAIL)) {
      references.destination(
          name,
          "the tool destinations name the unknown destination %s; jobs sent there fail"
              .formatted(name.text()));
    }
  }
}
