package org.abell.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abell.xml.XmlElement;

/** Reads the command and what stands around it. */
final class CommandReader {

  private CommandReader() {}

  static Command command(XmlElement root, Profile profile) {
    var element = root.child("command").orElseThrow(() -> root.refuse("the tool has no <command>"));
    Optional<String> interpreter =
        profile.equals(Profile.OLDEST) ? element.attribute("interpreter") : Optional.empty();
    boolean shared = element.flag("use_shared_home", !profile.atLeast(18, 1));
    return new Command(
        element.text(),
        element.flag("strict", profile.atLeast(20, 9)),
        interpreter,
        !shared,
        element.line());
  }

  static List<ConfigFile> configFiles(XmlElement root) {
    return root.inside("configfiles")
        .filter(e -> e.name().equals("configfile"))
        .map(
            e ->
                new ConfigFile(
                    e.attribute("name", ""), e.attribute("filename"), e.text(), e.line()))
        .toList();
  }

  static List<EnvironmentVariable> environment(XmlElement root) {
    return root.inside("environment_variables")
        .filter(e -> e.name().equals("environment_variable"))
        .map(
            e ->
                new EnvironmentVariable(
                    e.required("name"), e.text(), e.flag("strip", false), e.line()))
        .toList();
  }

  static VersionCommand versionCommand(XmlElement root) {
    return root.child("version_command")
        .map(e -> new VersionCommand(e.text().strip(), e.attribute("interpreter", "")))
        .orElse(VersionCommand.NONE);
  }

  static List<Requirement> requirements(XmlElement root) {
    List<Requirement> found = new ArrayList<>();
    root.inside("requirements")
        .forEach(
            e -> {
              var kind = e.name().equals("requirement") ? e.attribute("type", "package") : e.name();
              found.add(new Requirement(kind, e.text().strip(), e.attributes()));
            });
    return found;
  }
}
