package org.abell.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abell.expression.Expr;
import org.abell.expression.ExpressionParser;
import org.abell.expression.Parameters;
import org.abell.expression.Target;

/** Parses the directives that open, divide and close blocks. */
final class BlockParser {

  private static final Set<String> NAMES = Set.of("if", "unless", "for", "while", "try", "def");

  private final Cursor cursor;
  private final List<Definition> definitions;
  private final Runnable body;
  private Optional<OpenBlock.Conditional> lastOneLine = Optional.empty();
  private int lastOneLineEnd = -1;

  /**
   * @param body parses text and tags up to the cursor's limit
   */
  BlockParser(Cursor cursor, List<Definition> definitions, Runnable body) {
    this.cursor = cursor;
    this.definitions = definitions;
    this.body = body;
  }

  /** Parses the directive at the cursor if it is one of blocks. */
  boolean parse(Directive directive) {
    switch (directive) {
      case IF, UNLESS -> condition(directive);
      case ELIF, ELSE -> otherwise(directive);
      case FOR -> loop();
      case WHILE -> repetition();
      case TRY -> begin(start(directive), new OpenBlock.Trying(cursor.position(), cursor.line()));
      case EXCEPT -> except();
      case FINALLY -> afterwards();
      case DEF -> definition();
      case END -> end();
      case RAW -> raw();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Where a tag began. */
  private record Tag(boolean clear, int firstLineEnd, int position) {}

  private Tag tag;

  private ExpressionParser start(Directive directive) {
    tag = new Tag(cursor.isClear(), cursor.lineEnd(), cursor.position());
    cursor.moveTo(cursor.position() + 1 + directive.word().length());
    return cursor.expression();
  }

  private void condition(Directive directive) {
    var position = cursor.position();
    var line = cursor.line();
    var parser = start(directive);
    var condition = parser.expressions();
    if (directive == Directive.IF && parser.acceptName("then")) {
      choice(parser, condition, line);
      return;
    }
    begin(parser, new OpenBlock.Conditional(directive.word(), position, line, condition));
  }

  /** {@code #if c then a else b} prints one of two values. */
  private void choice(ExpressionParser parser, Expr condition, int line) {
    var yes = parser.expressions();
    parser.expectName("else");
    var no = parser.expressions();
    cursor.endExpression(parser);
    cursor.endTag(tag.clear(), tag.firstLineEnd());
    var branches =
        List.of(
            new Blocks.Branch(
                Optional.of(condition), false, List.of(new Node.Print(line, yes, false))),
            new Blocks.Branch(Optional.empty(), false, List.of(new Node.Print(line, no, false))));
    cursor.add(new Blocks.Condition(line, branches));
  }

  private void loop() {
    var position = cursor.position();
    var line = cursor.line();
    var parser = start(Directive.FOR);
    var target = parser.targets();
    parser.expectName("in");
    var iterable = parser.expressions();
    begin(
        parser,
        new OpenBlock.Simple(
            "for", position, nodes -> Optional.of(new Blocks.Loop(line, target, iterable, nodes))));
  }

  private void repetition() {
    var position = cursor.position();
    var line = cursor.line();
    var parser = start(Directive.WHILE);
    var condition = parser.expressions();
    begin(
        parser,
        new OpenBlock.Simple(
            "while",
            position,
            nodes -> Optional.of(new Blocks.Repetition(line, condition, nodes))));
  }

  /** Opens a block, or parses it whole where text follows its colon. */
  private void begin(ExpressionParser parser, OpenBlock block) {
    if (!isOneLine(parser)) {
      cursor.endTag(tag.clear(), tag.firstLineEnd());
      cursor.push(block);
      return;
    }
    cursor.skipBlank();
    cursor.oneLine(block, cursor.afterNewline(cursor.lineEnd()), body);
    remember(block);
  }

  private void remember(OpenBlock block) {
    if (block instanceof OpenBlock.Conditional conditional) {
      lastOneLine = Optional.of(conditional);
      lastOneLineEnd = cursor.position();
    }
  }

  /** Moves behind the colon, if there is one; true where text follows it. */
  private boolean isOneLine(ExpressionParser parser) {
    if (!parser.atOperator(":")) {
      cursor.endExpression(parser);
      return false;
    }
    cursor.moveTo(parser.nextPosition() + 1);
    var rest = cursor.source().text().substring(cursor.position(), cursor.lineEnd()).strip();
    return !rest.isEmpty() && !rest.startsWith("##");
  }

  private void otherwise(Directive directive) {
    var position = cursor.position();
    var afterOneLine = followsOneLine();
    var parser = start(directive);
    var condition =
        directive == Directive.ELIF || parser.acceptName("if")
            ? Optional.of(parser.expressions())
            : Optional.<Expr>empty();
    if (isOneLine(parser)) {
      if (!afterOneLine) {
        throw cursor.source().refuse(position, "#else with text needs an #if in one line before");
      }
      oneLineOtherwise(condition, position);
      return;
    }
    cursor.endTag(tag.clear(), tag.firstLineEnd());
    cursor.flush();
    var accepted = cursor.hasOpenBlock() && divides(cursor.block(), condition);
    if (!accepted) {
      throw cursor.source().refuse(position, "#%s without an open #if".formatted(directive.word()));
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

  private boolean followsOneLine() {
    return lastOneLine.isPresent()
        && cursor.hasOnlyBlanksPending()
        && cursor
            .source()
            .text()
            .substring(Math.min(lastOneLineEnd, cursor.position()), cursor.position())
            .isBlank();
  }

  /** Takes the finished condition back out of the text and gives it one more way. */
  private void oneLineOtherwise(Optional<Expr> condition, int position) {
    cursor.dropIndentation();
    var nodes = cursor.block().nodes();
    nodes.remove(nodes.size() - 1);
    var block = lastOneLine.orElseThrow();
    if (!block.reopen(condition)) {
      throw cursor.source().refuse(position, "a second #else");
    }
    cursor.skipBlank();
    cursor.oneLine(block, cursor.afterNewline(cursor.lineEnd()), body);
    remember(block);
  }

  private void except() {
    var position = cursor.position();
    var parser = start(Directive.EXCEPT);
    var type =
        parser.atEnd() || parser.atOperator(":")
            ? Optional.<Expr>empty()
            : Optional.of(parser.expression());
    var bound =
        parser.acceptName("as") || parser.accept(",")
            ? Optional.<Target>of(new Target.Variable(parser.name()))
            : Optional.<Target>empty();
    divideTry(parser, position, "except").except(type, bound);
  }

  private void afterwards() {
    var position = cursor.position();
    var parser = start(Directive.FINALLY);
    divideTry(parser, position, "finally").afterwards();
  }

  private OpenBlock.Trying divideTry(ExpressionParser parser, int position, String word) {
    if (isOneLine(parser)) {
      throw cursor.source().refuse(position, "#%s stands in a line of its own".formatted(word));
    }
    cursor.endTag(tag.clear(), tag.firstLineEnd());
    cursor.flush();
    if (cursor.hasOpenBlock() && cursor.block() instanceof OpenBlock.Trying trying) {
      return trying;
    }
    throw cursor.source().refuse(position, "#%s without an open #try".formatted(word));
  }

  private void definition() {
    var position = cursor.position();
    var parser = start(Directive.DEF);
    var name = parser.name();
    var parameters = parser.accept("(") ? parser.parameters() : Parameters.NONE;
    var block =
        new OpenBlock.Simple(
            "def",
            position,
            nodes -> {
              definitions.add(new Definition(name, parameters, nodes));
              return Optional.empty();
            });
    if (!isOneLine(parser)) {
      cursor.endTag(tag.clear(), tag.firstLineEnd());
      cursor.push(block);
      return;
    }
    var definitionTag = tag;
    cursor.skipBlank();
    cursor.oneLine(block, cursor.lineEnd(), body);
    cursor.endTag(definitionTag.clear(), definitionTag.firstLineEnd());
  }

  /** Whether the {@code #end} at the cursor names something. */
  boolean isEnd() {
    var source = cursor.source();
    var at = cursor.position() + "#end".length();
    var name = at;
    while (source.at(name) == ' ' || source.at(name) == '\t') {
      name++;
    }
    return name > at && NAMES.contains(source.text().substring(name, source.endOfName(name)));
  }

  private void end() {
    var position = cursor.position();
    start(Directive.END);
    cursor.skipBlanks();
    var source = cursor.source();
    var end = source.endOfName(cursor.position());
    var name = source.text().substring(cursor.position(), end);
    while (source.at(end) != '\n' && source.at(end) != '#' && end < source.length()) {
      end++;
    }
    cursor.moveTo(end);
    cursor.endTag(tag.clear(), tag.firstLineEnd());
    if (!cursor.hasOpenBlock()) {
      throw source.refuse(position, "#end %s has nothing to end".formatted(name));
    }
    var block = cursor.block();
    if (!block.directive().equals(name)) {
      throw source.refuse(
          position,
          "#end %s, but #%s of line %d is open"
              .formatted(name, block.directive(), source.line(block.position())));
    }
    cursor.pop();
  }

  private void raw() {
    var position = cursor.position();
    var parser = start(Directive.RAW);
    if (isOneLine(parser)) {
      cursor.skipBlank();
      takeRaw(cursor.lineEnd());
      return;
    }
    cursor.endTag(tag.clear(), tag.firstLineEnd());
    var matcher =
        java.util.regex.Pattern.compile("#end[ \\t]+raw\\b").matcher(cursor.source().text());
    if (!matcher.find(cursor.position())) {
      throw cursor.source().refuse(position, "#raw has no #end raw");
    }
    takeRaw(matcher.start());
    var clear = cursor.isClear();
    var lineEnd = cursor.lineEnd();
    cursor.flush();
    cursor.moveTo(matcher.end());
    cursor.endTag(clear, lineEnd);
  }

  private void takeRaw(int end) {
    cursor.addText(cursor.source().text().substring(cursor.position(), end));
    cursor.moveTo(end);
  }
}
