package org.abell.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.abell.tests.architecture.broken.Offender;
import org.abell.tests.architecture.broken.other.Friend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is seen red on classes that break it. */
class RulesTest {

  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackagesOf(Offender.class);

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_finds_what_breaks_it(ArchRule rule) {
    assertThat(rule.evaluate(BROKEN).hasViolation()).isTrue();
  }

  static Stream<ArchRule> rules() {
    var friend = new ClassFileImporter().importClasses(Friend.class);
    return Stream.of(
        Rules.CORE_KNOWS_NO_CONTAINER,
        Rules.PACKAGES_HAVE_NO_CYCLES,
        Rules.TIME_IS_INJECTED,
        Rules.ENTITIES_HAVE_NO_SETTERS,
        Rules.processesStartOnlyIn("org.abell.process.Processes"),
        Rules.doNotDependOn(friend));
  }
}
