package org.abell.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.problem.Problem;
import org.abell.xml.BadXmlException;
import org.abell.xml.Macros;
import org.abell.xml.XmlElement;
import org.abell.xml.XmlFile;

/** Reads a tool file in Galaxy's format. A file that cannot be used never throws: it is refused. */
public final class ToolParser {

  private final Path file;
  private final XmlElement root;
  private final Profile profile;
  private final Map<String, String> templates;

  private ToolParser(Path file, XmlElement read) {
    this.file = file;
    var macros = Macros.of(read, file.toAbsolutePath().getParent());
    this.root = macros.expand(read);
    this.templates = macros.templates();
    this.profile = profile(root);
  }

  public static ToolFile parse(Path file) {
    try {
      var root = XmlFile.read(file);
      if (!root.name().equals("tool")) {
        throw root.refuse("a tool file begins with <tool>, not <%s>".formatted(root.name()));
      }
      return new ToolParser(file, root).tool();
    } catch (BadXmlException e) {
      return new ToolFile.Refused(List.of(e.problem()));
    } catch (UncheckedIOException e) {
      return new ToolFile.Refused(List.of(Problem.of(file.toString(), e.getMessage())));
    }
  }

  private ToolFile tool() {
    List<Problem> problems = new ArrayList<>();
    Unsupported.ofRoot(root)
        .ifPresent(f -> problems.add(root.problem(f + " are not supported yet")));
    problems.addAll(Unsupported.in(root));
    return problems.isEmpty() ? new ToolFile.Loaded(read()) : new ToolFile.Refused(problems);
  }

  private Tool read() {
    var id = root.required("id").strip();
    var inputs = new InputReader(profile).inputs(root.inside("inputs").toList());
    return new Tool(
        id,
        root.attribute("name", id).strip(),
        version(),
        text("description"),
        profile,
        root.flag("hidden", false),
        root.child("options").map(o -> o.flag("sanitize", true)).orElse(true),
        file,
        CommandReader.command(root, profile),
        CommandReader.configFiles(root),
        CommandReader.environment(root),
        CommandReader.versionCommand(root),
        ErrorRulesReader.read(root, profile),
        CommandReader.requirements(root),
        inputs,
        OutputReader.read(root, profile),
        TestReader.read(root),
        templates,
        root.child("help").map(h -> h.text().stripIndent().strip()).orElse(""),
        source());
  }

  private static Profile profile(XmlElement root) {
    try {
      return root.attribute("profile").map(Profile::of).orElse(Profile.OLDEST);
    } catch (IllegalArgumentException e) {
      throw root.refuse(e.getMessage());
    }
  }

  private String version() {
    Optional<String> version = root.attribute("version").map(String::strip);
    if (version.isEmpty() && profile.atLeast(16, 4)) {
      throw root.refuse("a tool of profile %s needs a version".formatted(profile));
    }
    return version.orElse("1.0.0");
  }

  private String text(String child) {
    return root.child(child).map(c -> c.text().strip()).orElse("");
  }

  private String source() {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the file cannot be read: " + e.getMessage(), e);
    }
  }
}
