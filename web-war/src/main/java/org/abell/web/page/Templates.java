package org.abell.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The page templates, compiled with the application. */
@ApplicationScoped
public class Templates {

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader());

  /** The HTML of a template with these parameters. */
  public String render(String template, Map<String, Object> parameters) {
    var output = new StringOutput();
    engine.render(template + ".jte", parameters, output);
    return output.toString();
  }
}
