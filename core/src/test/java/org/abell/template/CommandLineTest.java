package org.abell.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void lines_are_stripped_and_become_one() {
    assertThat(CommandLine.flatten("\n  tool -a\n    -b 1\n\n  > out \n"))
        .isEqualTo("tool -a -b 1  > out");
  }

  @Test
  void a_backslash_at_a_lines_end_stays_and_escapes_a_blank() {
    assertThat(CommandLine.flatten("tool \\\n  -a")).isEqualTo("tool \\ -a");
  }

  @Test
  void carriage_returns_become_blanks() {
    assertThat(CommandLine.flatten("a\rb\r\nc")).isEqualTo("a b c");
  }

  @Test
  void nothing_stays_nothing() {
    assertThat(CommandLine.flatten(" \n ")).isEmpty();
  }
}
