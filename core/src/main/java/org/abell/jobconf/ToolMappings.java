package org.abell.jobconf;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tools section, in its order. */
public record ToolMappings(List<ToolMapping> entries) {

  public ToolMappings {
    entries = List.copyOf(entries);
  }

  /**
   * The entry for a tool: by the first form of its id that has one, else by class. Of several for
   * one id, the one whose conditions the job meets, else the one without conditions.
   */
  public Optional<ToolMapping> find(ToolKey tool) {
    return Stream.concat(
            tool.ids().stream().map(id -> best(m -> m.isFor(id), tool)),
            Stream.of(ToolClass.values())
                .filter(tool.classes()::contains)
                .map(c -> best(m -> m.toolClass().filter(c::equals).isPresent(), tool)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<ToolMapping> best(Predicate<ToolMapping> subject, ToolKey tool) {
    var candidates = entries.stream().filter(subject).toList();
    return candidates.stream()
        .filter(m -> !m.conditions().isEmpty() && m.conditions().equals(tool.params()))
        .findFirst()
        .or(() -> candidates.stream().filter(m -> m.conditions().isEmpty()).findFirst());
  }
}
