package org.abell.template;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.abell.expression.Expr;
import org.abell.expression.ExpressionParser;
import org.abell.expression.Modules;
import org.abell.expression.SourceText;
import org.abell.expression.Target;

/** Parses the directives that stand alone. */
final class StatementParser {

  private final Cursor cursor;
  private final Map<String, Object> modules;

  StatementParser(Cursor cursor, Map<String, Object> modules) {
    this.cursor = cursor;
    this.modules = modules;
  }

  /** Parses the directive at the cursor. */
  void parse(Directive directive) {
    if (directive.name().startsWith("UNSUPPORTED")) {
      throw cursor.refuse("#%s is not supported".formatted(directive.word()));
    }
    var clear = cursor.isClear();
    var lineEnd = cursor.lineEnd();
    var line = cursor.line();
    cursor.moveTo(cursor.position() + 1 + directive.word().length());
    cursor.skipBlanks();
    var node = statement(directive, line);
    cursor.endTag(clear, lineEnd);
    node.ifPresent(cursor::add);
  }

  private Optional<Node> statement(Directive directive, int line) {
    if (directive == Directive.SET) {
      return Optional.of(assignment(line));
    }
    var parser = cursor.expression();
    var node =
        switch (directive) {
          case ECHO -> Optional.<Node>of(new Node.Print(line, parser.expressions(), false));
          case SILENT -> Optional.<Node>of(new Node.Silent(line, parser.expressions()));
          case RETURN -> Optional.<Node>of(new Node.Return(line, value(parser)));
          case STOP -> Optional.<Node>of(new Node.Jump(line, Flow.RETURN));
          case BREAK -> Optional.<Node>of(new Node.Jump(line, Flow.BREAK));
          case CONTINUE -> Optional.<Node>of(new Node.Jump(line, Flow.CONTINUE));
          case ASSERT -> Optional.<Node>of(assertion(parser, line));
          case RAISE -> Optional.<Node>of(new Node.Raise(line, parser.expression()));
          case DEL -> Optional.<Node>of(deletion(parser, line));
          case INCLUDE -> Optional.<Node>of(inclusion(parser, line));
          case IMPORT -> imports(parser);
          case FROM -> importsFrom(parser);
          default -> Optional.<Node>empty();
        };
    cursor.endExpression(parser);
    return node;
  }

  private static Optional<Expr> value(ExpressionParser parser) {
    return parser.atEnd() ? Optional.empty() : Optional.of(parser.expressions());
  }

  private static Node assertion(ExpressionParser parser, int line) {
    var condition = parser.expression();
    var message = parser.accept(",") ? Optional.of(parser.expression()) : Optional.<Expr>empty();
    return new Node.Assertion(line, condition, message);
  }

  private static Node deletion(ExpressionParser parser, int line) {
    var targets = new ArrayList<Target>();
    do {
      targets.add(parser.deleted());
    } while (parser.accept(","));
    return new Node.Deletion(line, targets);
  }

  private static Node inclusion(ExpressionParser parser, int line) {
    if (!parser.acceptName("source")) {
      throw parser.refuse("only #include source=… is supported");
    }
    parser.assignment();
    return new Node.Inclusion(line, parser.expressions());
  }

  private Node assignment(int line) {
    var style = style();
    var parser = cursor.expression();
    var target = parser.targets();
    var operator = parser.assignment();
    var value = parser.expressions();
    cursor.endExpression(parser);
    if (style.equals("local")) {
      return new Node.SetVariable(line, target, operator, value);
    }
    if (target instanceof Target.Variable variable) {
      return new Node.Global(line, variable.name(), operator, value);
    }
    throw cursor.refuse("#set %s takes a plain name".formatted(style));
  }

  private String style() {
    var source = cursor.source();
    var end = source.endOfName(cursor.position());
    var word = source.text().substring(cursor.position(), end);
    var next = end;
    while (source.at(next) == ' ' || source.at(next) == '\t') {
      next++;
    }
    var isStyle = word.equals("local") || word.equals("global") || word.equals("module");
    if (isStyle && (SourceText.startsName(source.at(next)) || source.at(next) == '$')) {
      cursor.moveTo(next);
      return word;
    }
    return "local";
  }

  private Optional<Node> imports(ExpressionParser parser) {
    do {
      var path = path(parser);
      var module = module(parser, path);
      if (parser.acceptName("as")) {
        modules.put(parser.name(), module);
      } else {
        var first = path.split("\\.")[0];
        modules.put(first, module(parser, first));
      }
    } while (parser.accept(","));
    return Optional.empty();
  }

  private Optional<Node> importsFrom(ExpressionParser parser) {
    var path = path(parser);
    var module = module(parser, path);
    parser.expectName("import");
    do {
      var name = parser.name();
      var member =
          Modules.member(module, name)
              .orElseThrow(
                  () -> cursor.refuse("%s.%s is not available here".formatted(path, name)));
      modules.put(parser.acceptName("as") ? parser.name() : name, member);
    } while (parser.accept(","));
    return Optional.empty();
  }

  private static String path(ExpressionParser parser) {
    var path = new StringBuilder(parser.name());
    while (parser.accept(".")) {
      path.append('.').append(parser.name());
    }
    return path.toString();
  }

  private Object module(ExpressionParser parser, String path) {
    return Modules.find(path)
        .orElseThrow(() -> cursor.refuse("module '%s' is not available here".formatted(path)));
  }
}
