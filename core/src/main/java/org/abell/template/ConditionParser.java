package org.abell.template;

import java.util.List;
import java.util.Optional;
import org.abell.expression.Expr;
import org.abell.expression.Target;

/** Parses {@code #if}, {@code #unless}, {@code #try} and what divides them. */
final class ConditionParser {

  private final Cursor cursor;
  private final Runnable body;
  private Optional<OpenBlock.Conditional> lastOneLine = Optional.empty();
  private int lastOneLineEnd;

  ConditionParser(Cursor cursor, Runnable body) {
    this.cursor = cursor;
    this.body = body;
  }

  void condition(Directive directive) {
    var tag = new BlockTag(cursor, directive);
    var condition = tag.parser().expressions();
    if (directive == Directive.IF && tag.parser().acceptName("then")) {
      choice(tag, condition);
      return;
    }
    var word = directive.word();
    var block = new OpenBlock.Conditional(word, tag.position(), tag.line(), condition);
    if (tag.open(block, body)) {
      remember(block);
    }
  }

  /** {@code #if c then a else b} prints one of two values. */
  private void choice(BlockTag tag, Expr condition) {
    var yes = tag.parser().expressions();
    tag.parser().expectName("else");
    var no = tag.parser().expressions();
    cursor.endExpression(tag.parser());
    tag.end();
    var branches =
        List.of(
            new Blocks.Branch(Optional.of(condition), false, printed(tag, yes)),
            new Blocks.Branch(Optional.empty(), false, printed(tag, no)));
    cursor.add(new Blocks.Condition(tag.line(), branches));
  }

  private static List<Node> printed(BlockTag tag, Expr value) {
    return List.of(new Node.Print(tag.line(), value, false));
  }

  void otherwise(Directive directive) {
    var afterOneLine = followsOneLine();
    var tag = new BlockTag(cursor, directive);
    var condition =
        directive == Directive.ELIF || tag.parser().acceptName("if")
            ? Optional.of(tag.parser().expressions())
            : Optional.<Expr>empty();
    if (tag.isOneLine()) {
      if (!afterOneLine) {
        throw cursor
            .source()
            .refuse(tag.position(), "#else with text needs an #if in one line before");
      }
      oneLineOtherwise(tag, condition);
      return;
    }
    tag.end();
    cursor.flush();
    if (!cursor.hasOpenBlock() || !divides(cursor.block(), condition)) {
      throw cursor
          .source()
          .refuse(tag.position(), "#%s without an open #if".formatted(directive.word()));
    }
  }

  private static boolean divides(OpenBlock block, Optional<Expr> condition) {
    if (block instanceof OpenBlock.Conditional conditional) {
      return conditional.otherwise(condition);
    }
    if (block instanceof OpenBlock.Trying trying && condition.isEmpty()) {
      trying.otherwise();
      return true;
    }
    return false;
  }

  private void remember(OpenBlock.Conditional block) {
    lastOneLine = Optional.of(block);
    lastOneLineEnd = cursor.position();
  }

  /** Whether nothing but blanks stands between an {@code #if} in one line and the cursor. */
  private boolean followsOneLine() {
    return lastOneLine.isPresent()
        && lastOneLineEnd <= cursor.position()
        && cursor.source().text().substring(lastOneLineEnd, cursor.position()).isBlank();
  }

  /** Takes the finished condition back out of the text and gives it one more way. */
  private void oneLineOtherwise(BlockTag tag, Optional<Expr> condition) {
    cursor.dropIndentation();
    var nodes = cursor.block().nodes();
    nodes.remove(nodes.size() - 1);
    var block = lastOneLine.orElseThrow();
    if (!block.reopen(condition)) {
      throw cursor.source().refuse(tag.position(), "a second #else");
    }
    cursor.skipBlank();
    cursor.oneLine(block, cursor.afterNewline(cursor.lineEnd()), body);
    remember(block);
  }

  void attempt() {
    var tag = new BlockTag(cursor, Directive.TRY);
    tag.open(new OpenBlock.Trying(tag.position(), tag.line()), body);
  }

  void except() {
    var tag = new BlockTag(cursor, Directive.EXCEPT);
    var parser = tag.parser();
    var type =
        parser.atEnd() || parser.atOperator(":")
            ? Optional.<Expr>empty()
            : Optional.of(parser.expression());
    var bound =
        parser.acceptName("as") || parser.accept(",")
            ? Optional.<Target>of(new Target.Variable(parser.name()))
            : Optional.<Target>empty();
    divideTry(tag, "except").except(type, bound);
  }

  void afterwards() {
    divideTry(new BlockTag(cursor, Directive.FINALLY), "finally").afterwards();
  }

  private OpenBlock.Trying divideTry(BlockTag tag, String word) {
    if (tag.isOneLine()) {
      throw cursor
          .source()
          .refuse(tag.position(), "#%s stands in a line of its own".formatted(word));
    }
    tag.end();
    cursor.flush();
    if (cursor.hasOpenBlock() && cursor.block() instanceof OpenBlock.Trying trying) {
      return trying;
    }
    throw cursor.source().refuse(tag.position(), "#%s without an open #try".formatted(word));
  }
}
