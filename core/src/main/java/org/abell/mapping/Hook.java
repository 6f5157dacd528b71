package org.abell.mapping;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Asks somebody outside of the server: a program, or a service. */
@FunctionalInterface
public interface Hook {

  /**
   * Asks, and waits for the answer.
   *
   * @param question JSON
   * @param limit how long to wait at most
   * @return the answer, which should be JSON
   * @throws NoAnswer with a sentence, when there was none
   */
  String ask(Target target, String question, Duration limit) throws NoAnswer;

  /** Whom to ask. */
  sealed interface Target {

    /** A program that reads the question from its input and writes the answer to its output. */
    record Program(List<String> command) implements Target {
      public Program {
        command = List.copyOf(command);
      }
    }

    /** A service to which the question is posted. */
    record Service(URI address) implements Target {}
  }

  /** Nobody answered, or not in time. */
  class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    public NoAnswer(String sentence) {
      super(sentence);
    }
  }
}
