package org.abell.jobconf;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.xml.XmlElement;

/** Reads one destination. */
final class DestinationReader {

  private final Reports reports;

  DestinationReader(Reports reports) {
    this.reports = reports;
  }

  /** The destination; empty, with a warning, when it cannot be one. */
  Optional<Destination> read(String id, Place place, Fields body) {
    body.take("id");
    var runner = body.text("runner");
    var tags = body.names("tags").stream().map(Item.Text::text).distinct().toList();
    var environment = environment("the destination " + id, body);
    var resubmit = new ResubmitReader(id, reports).read(body);
    var metrics = metrics(id, body);
    var params = ParamsReader.read(body, "params", reports);
    if (runner.isEmpty()) {
      reports.warn(place, "the destination %s is ignored: it has no runner".formatted(id));
      return Optional.empty();
    }
    var destination =
        new Destination(id, runner.get().text(), tags, params, environment, resubmit, metrics);
    IsolationCheck.check("the destination " + id, params, place, reports);
    RealUserCheck.check("the destination " + id, params, place, reports);
    if (ParamsReader.isEnabled(params)) {
      reports.atEnd(whole -> checkRunner(whole, destination, runner.get().place()));
      new DynamicCheck(reports).check(destination, place);
    }
    return Optional.of(destination);
  }

  private void checkRunner(JobConfiguration whole, Destination destination, Place place) {
    if (!whole.runners().containsKey(destination.runner())) {
      reports.warn(
          place,
          ("the destination %s uses the runner %s, which is not configured or not enabled;"
                  + " its jobs fail")
              .formatted(destination.id(), destination.runner()));
    }
    new KubernetesCheck(reports).check(whole, destination, place);
  }

  /** The lines of the environment that a body adds. */
  List<EnvironmentEntry> environment(String owner, Fields body) {
    return body.list("env", "an env entry of " + owner).stream()
        .map(this::entry)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<EnvironmentEntry> entry(Fields entry) {
    boolean raw = entry.text("raw").map(t -> XmlElement.isTrue(t.text())).orElse(false);
    var name = entry.text("name");
    var value = entry.scalar("value");
    var file = entry.text("file");
    var command = entry.text("execute");
    entry.warnOfRest();
    if (name.isPresent()) {
      var text = value.map(this::variable).orElse("");
      return Optional.of(new EnvironmentEntry.Variable(name.get().text(), text, raw));
    }
    if (file.isPresent()) {
      return Optional.of(new EnvironmentEntry.Sourced(file.get().text(), raw));
    }
    if (command.isEmpty()) {
      reports.warn(
          entry.place(), entry.owner() + " is ignored: it has neither name, file nor command");
    }
    return command.map(c -> new EnvironmentEntry.Executed(c.text()));
  }

  private String variable(Item.Text value) {
    if (value.kind() != Item.Kind.FLAG) {
      return value.text();
    }
    var python = value.text().equals("true") ? "True" : "False";
    reports.warn(
        value.place(),
        "YAML reads this value as a truth value, so the variable is %s; quote it"
            .formatted(python));
    return python;
  }

  private MetricsChoice metrics(String id, Fields body) {
    var item = body.take("metrics");
    if (item.isEmpty()) {
      return new MetricsChoice.Usual();
    }
    if (item.get() instanceof Item.Sequence list) {
      return list.items().isEmpty()
          ? new MetricsChoice.Disabled()
          : new MetricsChoice.Plugins(list.items().stream().map(this::plugin).toList());
    }
    if (item.get() instanceof Item.Text text) {
      return text.kind() == Item.Kind.FLAG && text.text().equals("false")
          ? new MetricsChoice.Disabled()
          : file(text);
    }
    return source(Fields.of(item.get(), "metrics of the destination " + id, reports));
  }

  private MetricsChoice.Plugin plugin(Item item) {
    var body = Fields.of(item, "a metrics plugin", reports);
    var type = body.text("type");
    if (type.isEmpty()) {
      reports.refuse(item.place(), "a metrics plugin has no type");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    body.rest()
        .forEach((key, entry) -> settings.put(key, ParamsReader.value(entry.value()).flat()));
    return new MetricsChoice.Plugin(type.map(Item.Text::text).orElse(""), settings);
  }

  /** Files are looked for beside the one that names them. */
  private static MetricsChoice file(Item.Text name) {
    var beside = Path.of(name.place().file()).toAbsolutePath();
    return new MetricsChoice.FromFile(beside.resolveSibling(name.text()).normalize().toString());
  }

  private MetricsChoice source(Fields body) {
    var source = body.text("src").map(Item.Text::text).orElse("default");
    var path = body.text("path");
    return switch (source) {
      case "default" -> new MetricsChoice.Usual();
      case "disabled" -> new MetricsChoice.Disabled();
      case "path" -> {
        if (path.isEmpty()) {
          reports.refuse(body.place(), body.owner() + " has no path");
        }
        yield path.map(DestinationReader::file).orElseGet(MetricsChoice.Usual::new);
      }
      default -> {
        reports.warn(
            body.place(),
            "src '%s' of %s is unknown; the usual metrics are collected"
                .formatted(source, body.owner()));
        yield new MetricsChoice.Usual();
      }
    };
  }
}
