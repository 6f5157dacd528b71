package org.abell.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.web.history.HistoryView;
import org.abell.web.history.ItemView;
import org.abell.web.page.Frame.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Renders templates for tests, under a context path so that forgotten ones are seen. */
public final class Rendered {

  public static final HistoryView HISTORY =
      new HistoryView(
          "h1",
          "Reads <of> May",
          false,
          List.of(
              new ItemView("d2", 2, "sorted", "running", "txt", "", "", false),
              new ItemView("d1", 1, "raw & new", "ok", "txt", "3 lines", "", false)),
          "12 bytes");

  private static final Templates TEMPLATES = new Templates();

  private Rendered() {}

  /** The page as an admin sees it. */
  public static Document forAdmin(String template, Map<String, Object> parameters) {
    return render(template, Optional.of(new Visitor("a@abell.org", "ada", true)), parameters);
  }

  /** The page as a user sees it. */
  public static Document forUser(String template, Map<String, Object> parameters) {
    return render(template, Optional.of(new Visitor("b@abell.org", "bo", false)), parameters);
  }

  /** The page as a visitor sees it. */
  public static Document forVisitor(String template, Map<String, Object> parameters) {
    return render(template, Optional.empty(), parameters);
  }

  private static Document render(
      String template, Optional<Visitor> visitor, Map<String, Object> parameters) {
    var all = new HashMap<>(parameters);
    all.put("frame", new Frame("/abell", "Abell", "web0", visitor, true, "v1", Optional.empty()));
    return Jsoup.parse(TEMPLATES.render(template, all));
  }
}
