package org.abell.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the modules to {@link Rules}. */
class ArchitectureTest {

  private static final String LAUNCHER = "org.abell.cluster..";

  private static final JavaClasses CORE = module("abell-core", "/core/");
  private static final JavaClasses WEB = module("abell-web-war", "/web-war/");
  private static final JavaClasses HANDLER = module("abell-handler-ejb", "/handler-ejb/");
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(l -> !l.contains("/tests/") && !l.contains("jte"))
          .withImportOption(l -> !l.contains("test-classes") && !l.contains("-tests.jar"))
          .importPackages("org.abell");

  @Test
  void core_knows_no_container() {
    Rules.CORE_KNOWS_NO_CONTAINER.check(CORE);
  }

  @Test
  void the_web_tier_does_not_know_the_job_tier() {
    Rules.doNotDependOn(HANDLER).check(WEB);
  }

  @Test
  void the_job_tier_does_not_know_the_web_tier() {
    Rules.doNotDependOn(WEB).check(HANDLER);
  }

  @Test
  void packages_have_no_cycles() {
    Rules.PACKAGES_HAVE_NO_CYCLES.check(ALL);
  }

  @Test
  void time_is_injected() {
    Rules.TIME_IS_INJECTED.check(product());
  }

  @Test
  void entities_have_no_setters() {
    Rules.ENTITIES_HAVE_NO_SETTERS.check(CORE);
  }

  @Test
  void processes_start_in_one_place() {
    // The crash watch is a program of its own, beside the servers.
    Rules.processesStartOnlyIn("org.abell.process.Processes", "org.abell.watch.HostController")
        .check(product());
  }

  private static JavaClasses product() {
    return ALL.that(
        com.tngtech.archunit.base.DescribedPredicate.not(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(LAUNCHER)));
  }

  private static JavaClasses module(String artifact, String folder) {
    ImportOption ofModule =
        l -> (l.contains(artifact) || l.contains(folder)) && !l.contains("-tests.jar");
    return new ClassFileImporter().withImportOption(ofModule).importPackages("org.abell");
  }
}
