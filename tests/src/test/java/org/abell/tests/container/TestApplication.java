package org.abell.tests.container;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as it was built, with a test class in its web archive. */
final class TestApplication {

  private static final String WEB = "abell-web-war.war";

  private TestApplication() {}

  static EnterpriseArchive with(Class<?> test) {
    var ear =
        ShrinkWrap.create(ZipImporter.class, "abell.ear")
            .importFrom(new File("../ear/target/abell.ear"))
            .as(EnterpriseArchive.class);
    var content = ear.get("/" + WEB).getAsset().openStream();
    var web = ShrinkWrap.create(ZipImporter.class, WEB).importFrom(content).as(WebArchive.class);
    web.addClass(test);
    ear.delete("/" + WEB);
    ear.addAsModule(web);
    ear.addAsLibraries(jar(Assertions.class), jar(Awaitility.class), jar(Matcher.class));
    ear.addAsLibraries(jar(net.bytebuddy.ByteBuddy.class));
    return ear;
  }

  private static File jar(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
