package org.abell.tool;

import java.util.List;

/** Something a tool asks for: a parameter or a group of them. */
public sealed interface Input {

  String name();

  /** A parameter whose value chooses which further inputs there are. */
  record Conditional(String name, Param test, List<When> cases) implements Input {

    public Conditional {
      cases = List.copyOf(cases);
    }
  }

  /** The inputs of one value of a conditional's parameter. */
  record When(String value, List<Input> inputs) {

    public When {
      inputs = List.copyOf(inputs);
    }
  }

  /** Inputs that the user may fill in several times. */
  record Repeat(
      String name, String title, String help, int min, int max, int initial, List<Input> inputs)
      implements Input {

    public Repeat {
      inputs = List.copyOf(inputs);
    }
  }

  /** Inputs shown together under a title. */
  record Section(String name, String title, String help, boolean expanded, List<Input> inputs)
      implements Input {

    public Section {
      inputs = List.copyOf(inputs);
    }
  }

  /** A single parameter: what all have in common, and its type. */
  record Param(
      String name,
      String label,
      String help,
      boolean optional,
      List<Validator> validators,
      Sanitizer sanitizer,
      ParamType type)
      implements Input {

    public Param {
      validators = List.copyOf(validators);
    }
  }
}
