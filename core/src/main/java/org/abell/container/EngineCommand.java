package org.abell.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abell.jobconf.Params;
import org.abell.jobdir.Shell;

/**
 * How a destination calls its engine.
 *
 * @param words the program, what stands before it, and which daemon it asks
 * @param removes whether a container goes when it has ended
 */
public record EngineCommand(List<String> words, boolean removes) {

  public EngineCommand {
    words = List.copyOf(words);
  }

  /** That of docker or podman; empty for a destination that does not run them. */
  public static Optional<EngineCommand> ofDocker(Params params) {
    return params.flag("docker_enabled", false)
        ? Optional.of(of(Engine.DOCKER, params))
        : Optional.empty();
  }

  static EngineCommand of(Engine engine, Params params) {
    var words = new ArrayList<String>();
    if (params.flag(engine.word() + "_sudo", false)) {
      words.addAll(List.of(text(engine, "sudo_cmd", params).orElse("sudo").split("\\s+")));
    }
    words.add(program(engine, params));
    text(engine, "host", params).ifPresent(host -> words.addAll(List.of("-H", host)));
    return new EngineCommand(words, params.flag(engine.word() + "_auto_rm", true));
  }

  static String program(Engine engine, Params params) {
    return text(engine, "cmd", params).orElse(engine.word());
  }

  private static Optional<String> text(Engine engine, String name, Params params) {
    return params.text(engine.word() + "_" + name).map(String::strip).filter(t -> !t.isEmpty());
  }

  /** With what it is to do. */
  public List<String> with(String... arguments) {
    return Stream.concat(words.stream(), Stream.of(arguments)).toList();
  }

  /** The words for a shell. */
  String quoted() {
    return words.stream().map(Shell::quote).collect(Collectors.joining(" "));
  }
}
