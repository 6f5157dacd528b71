package org.abell.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.abell.expression.SourceText;

/**
 * Parses the text of a template and hands its tags to the other parsers. The rules of white space
 * around tags are those of Cheetah 3 (Parser.py), which tool files are written against.
 */
final class TemplateParser {

  /** A placeholder: perhaps {@code !}, perhaps a cache hint, then a name or a bracket. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\$(!?)(?:\\*[0-9.]+[smhdw]?\\*|\\*)?(?=[A-Za-z_]|[{(\\[][ \\t\\f]*[A-Za-z_])"
              + "|\\$()(?=[{(\\[][ \\t\\f]*[^)}\\]])");

  private static final Pattern SLURPED_LINE_END = Pattern.compile("#[ \\t\\f]*(\\r\\n|\\n|\\r)");

  private final Cursor cursor;
  private final SourceText source;
  private final List<Definition> definitions = new ArrayList<>();
  private final Map<String, Object> modules = new HashMap<>();
  private final BlockParser blocks;
  private final StatementParser statements;

  TemplateParser(SourceText source) {
    this.source = source;
    this.cursor = new Cursor(source);
    this.blocks = new BlockParser(cursor, definitions, this::parse);
    this.statements = new StatementParser(cursor, modules);
  }

  Template template() {
    parse();
    if (cursor.hasOpenBlock()) {
      var block = cursor.block();
      throw source.refuse(
          block.position(), "#%s has no #end %s".formatted(block.directive(), block.directive()));
    }
    cursor.flush();
    return new Template(cursor.block().nodes(), definitions, modules);
  }

  private void parse() {
    while (!cursor.atLimit()) {
      var c = cursor.peek();
      var escaped = cursor.peek(-1) == '\\';
      if (escaped || !(c == '#' ? tag() : c == '$' ? placeholder() : serverPage())) {
        text();
      }
    }
  }

  private void text() {
    // a backslash before $ or # only takes their meaning
    if (cursor.peek() == '\\' && (cursor.peek(1) == '$' || cursor.peek(1) == '#')) {
      cursor.moveTo(cursor.position() + 1);
    }
    cursor.takeText();
  }

  private boolean serverPage() {
    if (source.startsWith("<%", cursor.position())) {
      throw cursor.refuse("<% … %> is not supported");
    }
    return false;
  }

  private boolean tag() {
    if (cursor.peek(1) == '#') {
      comment();
      return true;
    }
    if (cursor.peek(1) == '*') {
      longComment();
      return true;
    }
    var directive = Directive.at(source, cursor.position());
    if (directive.isPresent()) {
      directive(directive.get());
      return true;
    }
    if (SLURPED_LINE_END
        .matcher(source.text())
        .region(cursor.position(), source.length())
        .lookingAt()) {
      slurpLine();
      return true;
    }
    return false;
  }

  private void comment() {
    if (cursor.isClear()) {
      cursor.dropIndentation();
      cursor.skipLine();
    } else {
      cursor.moveTo(cursor.lineEnd());
    }
  }

  private void longComment() {
    var clear = cursor.isClear();
    var firstLineEnd = cursor.lineEnd();
    var at = cursor.position() + 2;
    for (var level = 1; at < source.length(); ) {
      var opens = source.startsWith("#*", at);
      var closes = source.startsWith("*#", at);
      level += opens ? 1 : closes ? -1 : 0;
      at += opens || closes ? 2 : 1;
      if (level == 0) {
        break;
      }
    }
    cursor.moveTo(at);
    if (source.text().substring(at, cursor.lineEnd()).isBlank()) {
      cursor.moveTo(clear ? cursor.afterNewline(cursor.lineEnd()) : cursor.lineEnd());
    }
    if (clear && (cursor.atLimit() || cursor.position() > firstLineEnd)) {
      cursor.dropIndentation();
    }
  }

  private void slurpLine() {
    if (cursor.isClear()) {
      cursor.dropIndentation();
    }
    cursor.flush();
    cursor.skipLine();
  }

  private boolean placeholder() {
    var matcher = PLACEHOLDER.matcher(source.text()).region(cursor.position(), source.length());
    if (!matcher.lookingAt()) {
      return false;
    }
    var line = cursor.line();
    cursor.moveTo(matcher.end());
    var parser = cursor.expression();
    var value = parser.placeholder();
    cursor.add(new Node.Print(line, value, "!".equals(matcher.group(1))));
    cursor.moveTo(parser.position());
    return true;
  }

  private void directive(Directive directive) {
    if (directive == Directive.SLURP) {
      slurpLine();
    } else if (!blocks.parse(directive)) {
      statements.parse(directive);
    }
  }
}
