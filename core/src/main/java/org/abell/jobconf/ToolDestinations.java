package org.abell.jobconf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Galaxy's tool destinations file: for each tool rules by size, number or arguments of its inputs.
 *
 * @param tools by id in normal form
 * @param otherwise for tools and jobs that nothing else fits
 * @param defaultPriority of users that have none
 * @param priorities of users, by e-mail address in lower case
 */
public record ToolDestinations(
    Map<String, ToolRules> tools,
    Choice otherwise,
    String defaultPriority,
    Map<String, String> priorities) {

  public ToolDestinations {
    tools = Map.copyOf(tools);
    priorities = Map.copyOf(priorities);
  }

  /**
   * A destination, or one for each priority.
   *
   * @param always its id or tag; empty when the priority decides
   */
  public record Choice(Optional<String> always, Map<String, String> byPriority) {

    public Choice {
      byPriority = Map.copyOf(byPriority);
    }

    /** The destination for a priority, else that of the default priority. */
    public Optional<String> of(String priority, String defaultPriority) {
      return always
          .or(() -> Optional.ofNullable(byPriority.get(priority)))
          .or(() -> Optional.ofNullable(byPriority.get(defaultPriority)));
    }
  }

  /** The rules of a tool, and where it goes when none of them fits. */
  public record ToolRules(List<ToolRule> rules, Optional<Choice> otherwise) {

    public ToolRules {
      rules = List.copyOf(rules);
    }
  }

  /** What a rule looks at. */
  public enum Measure {
    FILE_SIZE,
    NUM_INPUT_DATASETS,
    RECORDS,
    ARGUMENTS
  }

  /**
   * A rule of a tool; of all that fit, the least nice one decides, of equals the first.
   *
   * @param lower from here on
   * @param upper and below this; empty: without end
   * @param arguments the values that the tool's parameters must have
   * @param users e-mail addresses of whom it is for; empty: everybody
   * @param failure the sentence with which the job fails, instead of going anywhere
   */
  public record ToolRule(
      Measure measure,
      int niceValue,
      long lower,
      OptionalLong upper,
      Map<String, ParamValue> arguments,
      List<String> users,
      Optional<Choice> destination,
      Optional<String> failure) {

    public ToolRule {
      arguments = Map.copyOf(arguments);
      users = List.copyOf(users);
    }
  }
}
