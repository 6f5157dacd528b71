package org.abell.xml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The macros of a tool file or job configuration, its imports included, and their expansion.
 *
 * <p>Order of things as in Galaxy: imports first and later definitions win; every {@code <expand>}
 * is replaced, inner ones too; at last the tokens are replaced in all texts and attributes.
 */
public final class Macros {

  private static final int DEEPEST = 50;

  private final Path directory;
  private final List<Path> files = new ArrayList<>();
  private final Map<String, XmlElement> xml = new LinkedHashMap<>();
  private final Map<String, String> tokens = new LinkedHashMap<>();
  private final Map<String, String> templates = new LinkedHashMap<>();

  private Macros(Path directory) {
    this.directory = directory;
  }

  /** The macros that a root element defines or imports. */
  public static Macros of(XmlElement root, Path directory) {
    var macros = new Macros(directory);
    root.children("macros").forEach(m -> macros.collect(m, 0));
    return macros;
  }

  /** The files that were imported, directly or by others. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** The templates among the macros, tokens replaced. */
  public Map<String, String> templates() {
    Map<String, String> replaced = new LinkedHashMap<>();
    templates.forEach((name, text) -> replaced.put(name, replaceTokens(text)));
    return replaced;
  }

  /** The root without its macros, every expand and token replaced. */
  public XmlElement expand(XmlElement root) {
    var children = root.children().stream().filter(c -> !c.name().equals("macros")).toList();
    return rewrite(expandBelow(root.withChildren(children), 0), this::replaceTokens);
  }

  private void collect(XmlElement macros, int depth) {
    if (depth > DEEPEST) {
      throw macros.refuse("macro files import each other in a circle");
    }
    for (var child : macros.children()) {
      if (child.name().equals("import")) {
        var file = directory.resolve(child.text().strip());
        if (!java.nio.file.Files.isReadable(file)) {
          throw child.refuse("the macro file %s cannot be read".formatted(child.text().strip()));
        }
        files.add(file);
        collect(XmlFile.read(file), depth + 1);
      }
    }
    macros.children().forEach(this::define);
  }

  private void define(XmlElement element) {
    var kind = element.name().equals("macro") ? element.attribute("type", "xml") : element.name();
    switch (kind) {
      case "xml" -> xml.put(element.required("name"), element);
      case "token" -> tokens.put(element.required("name"), element.text());
      case "template" -> templates.put(element.required("name"), element.text());
      case "import" -> {}
      default -> throw element.refuse("<%s> is not a kind of macro".formatted(element.name()));
    }
  }

  private XmlElement expandBelow(XmlElement element, int depth) {
    if (depth > DEEPEST) {
      throw element.refuse("macros expand each other in a circle");
    }
    List<XmlElement> children = new ArrayList<>();
    for (var child : element.children()) {
      if (child.name().equals("expand")) {
        children.addAll(expansion(child, depth));
      } else {
        children.add(expandBelow(child, depth));
      }
    }
    return element.withChildren(children);
  }

  private List<XmlElement> expansion(XmlElement expand, int depth) {
    var name = expand.required("macro");
    var macro =
        Optional.ofNullable(xml.get(name))
            .orElseThrow(() -> expand.refuse("there is no macro named " + name));
    var parameters = parameters(macro, expand);
    UnaryOperator<String> replace = text -> replaceAll(text, parameters);
    var body = macro.withChildren(yields(macro, expand));
    return expandBelow(rewrite(body, replace), depth + 1).children();
  }

  private static List<XmlElement> yields(XmlElement element, XmlElement expand) {
    List<XmlElement> children = new ArrayList<>();
    for (var child : element.children()) {
      if (child.name().equals("yield")) {
        children.addAll(yielded(child, expand));
      } else {
        children.add(child.withChildren(yields(child, expand)));
      }
    }
    return children;
  }

  private static List<XmlElement> yielded(XmlElement yield, XmlElement expand) {
    return yield
        .attribute("name")
        .map(
            name ->
                expand
                    .children("token")
                    .filter(t -> t.attribute("name", "").equals(name))
                    .flatMap(t -> t.children().stream())
                    .toList())
        .orElseGet(
            () -> expand.children().stream().filter(c -> !c.name().equals("token")).toList());
  }

  private static Map<String, String> parameters(XmlElement macro, XmlElement expand) {
    var quote = macro.attribute("token_quote", "@");
    Map<String, String> found = new LinkedHashMap<>();
    for (var name : macro.attribute("tokens", "").split(",")) {
      if (!name.isBlank()) {
        found.put(
            token(name.strip(), quote), expand.required(name.strip().toLowerCase(Locale.ROOT)));
      }
    }
    macro.attributes().entrySet().stream()
        .filter(e -> e.getKey().startsWith("token_") && !e.getKey().equals("token_quote"))
        .forEach(
            e -> {
              var name = e.getKey().substring("token_".length());
              found.put(token(name, quote), expand.attribute(name, e.getValue()));
            });
    return found;
  }

  private static String token(String name, String quote) {
    return quote + name.toUpperCase(Locale.ROOT) + quote;
  }

  private String replaceTokens(String text) {
    // Twice, because the value of a token may name other tokens.
    return replaceAll(replaceAll(text, tokens), tokens);
  }

  private static String replaceAll(String text, Map<String, String> values) {
    var result = text;
    for (var entry : values.entrySet()) {
      result = result.replace(entry.getKey(), entry.getValue());
    }
    return result;
  }

  private static XmlElement rewrite(XmlElement element, UnaryOperator<String> change) {
    Map<String, String> attributes = new LinkedHashMap<>();
    element
        .attributes()
        .forEach((key, value) -> attributes.put(change.apply(key), change.apply(value)));
    return new XmlElement(
        element.name(),
        attributes,
        element.children().stream().map(c -> rewrite(c, change)).toList(),
        change.apply(element.text()),
        element.file(),
        element.line());
  }
}
