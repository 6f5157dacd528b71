package org.abell.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;

/** What the build holds the code to; what each rule forbids is also shown to be found. */
final class Rules {

  /** Core runs anywhere: no EJB, servlet, REST or WildFly type; the logging façade is a library. */
  static final ArchRule CORE_KNOWS_NO_CONTAINER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ejb..",
              "jakarta.ws.rs..",
              "jakarta.servlet..",
              "org.wildfly..",
              "org.hibernate..")
          .orShould()
          .dependOnClassesThat(jbossButLogging());

  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.abell.(**)").should().beFreeOfCycles();

  static final ArchRule TIME_IS_INJECTED =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  static final ArchRule ENTITIES_HAVE_NO_SETTERS =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .should()
          .haveNameNotMatching("set[A-Z].*");

  private Rules() {}

  /** Processes are started by one class only. */
  static ArchRule processesStartOnlyIn(String... classNames) {
    var places = List.of(classNames);
    return noClasses()
        .that(DescribedPredicate.describe("are not " + places, c -> !places.contains(c.getName())))
        .should()
        .callMethod(ProcessBuilder.class, "start")
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class);
  }

  /** The web tier and the job tier meet in core, never in each other. */
  static ArchRule doNotDependOn(JavaClasses others) {
    return noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are classes of the other tier", c -> others.contain(c.getName())));
  }

  private static DescribedPredicate<JavaClass> jbossButLogging() {
    return DescribedPredicate.describe(
        "belong to the application server",
        c ->
            c.getPackageName().startsWith("org.jboss")
                && !c.getPackageName().startsWith("org.jboss.logging"));
  }
}
