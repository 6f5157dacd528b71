package org.abell.web.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abell.job.SearchTerm;
import org.abell.job.SearchTerm.Field;

/**
 * Galaxy's little search language: words separated by blanks, {@code tool:}, {@code user:}, {@code
 * handler:} and {@code runner:} (or their first letters) before a word, quotes for an exact one.
 */
public final class JobSearch {

  private static final Pattern TERM =
      Pattern.compile("(?:(\\w+):)?(?:'([^']*)'|\"([^\"]*)\"|(\\S+))");
  private static final Map<String, Field> TAGS =
      Map.ofEntries(
          Map.entry("tool", Field.TOOL),
          Map.entry("tool_id", Field.TOOL),
          Map.entry("t", Field.TOOL),
          Map.entry("user", Field.USER),
          Map.entry("u", Field.USER),
          Map.entry("handler", Field.HANDLER),
          Map.entry("h", Field.HANDLER),
          Map.entry("runner", Field.RUNNER),
          Map.entry("r", Field.RUNNER),
          Map.entry("destination", Field.DESTINATION),
          Map.entry("d", Field.DESTINATION));

  private JobSearch() {}

  /** The terms of a text; who is no admin searches tools only. */
  public static List<SearchTerm> parse(String text, boolean admin) {
    var terms = new ArrayList<SearchTerm>();
    var match = TERM.matcher(text);
    while (match.find()) {
      terms.add(
          term(match.group(1), quoted(match.group(2), match.group(3)), match.group(4), admin));
    }
    return terms;
  }

  private static SearchTerm term(String tag, String quoted, String bare, boolean admin) {
    var known = Optional.ofNullable(tag).map(TAGS::get).filter(f -> admin || f == Field.TOOL);
    var word = quoted == null ? bare : quoted;
    if (tag != null && known.isEmpty()) {
      // A colon that belongs to the word itself, as in a tool's id.
      word = tag + ":" + word;
    }
    return new SearchTerm(known.orElse(admin ? Field.ANY : Field.TOOL), word, quoted != null);
  }

  private static String quoted(String single, String twofold) {
    return single == null ? twofold : single;
  }
}
