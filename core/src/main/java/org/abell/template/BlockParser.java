package org.abell.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.abell.expression.Parameters;

/** Parses the directives that open and close blocks. */
final class BlockParser {

  private static final Set<String> NAMES = Set.of("if", "unless", "for", "while", "try", "def");
  private static final Pattern END_RAW = Pattern.compile("#end[ \\t]+raw\\b");

  private final Cursor cursor;
  private final List<Definition> definitions;
  private final Runnable body;
  private final ConditionParser conditions;

  /**
   * @param body parses text and tags up to the cursor's limit
   */
  BlockParser(Cursor cursor, List<Definition> definitions, Runnable body) {
    this.cursor = cursor;
    this.definitions = definitions;
    this.body = body;
    this.conditions = new ConditionParser(cursor, body);
  }

  /** Parses the directive at the cursor if it is one of blocks. */
  boolean parse(Directive directive) {
    switch (directive) {
      case IF, UNLESS -> conditions.condition(directive);
      case ELIF, ELSE -> conditions.otherwise(directive);
      case TRY -> conditions.attempt();
      case EXCEPT -> conditions.except();
      case FINALLY -> conditions.afterwards();
      case FOR -> loop();
      case WHILE -> repetition();
      case DEF -> definition();
      case END -> end();
      case RAW -> raw();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void loop() {
    var tag = new BlockTag(cursor, Directive.FOR);
    var target = tag.parser().targets();
    tag.parser().expectName("in");
    var iterable = tag.parser().expressions();
    tag.open(
        new OpenBlock.Simple(
            "for",
            tag.position(),
            nodes -> Optional.of(new Blocks.Loop(tag.line(), target, iterable, nodes))),
        body);
  }

  private void repetition() {
    var tag = new BlockTag(cursor, Directive.WHILE);
    var condition = tag.parser().expressions();
    tag.open(
        new OpenBlock.Simple(
            "while",
            tag.position(),
            nodes -> Optional.of(new Blocks.Repetition(tag.line(), condition, nodes))),
        body);
  }

  private void definition() {
    var tag = new BlockTag(cursor, Directive.DEF);
    var name = tag.parser().name();
    var parameters = tag.parser().accept("(") ? tag.parser().parameters() : Parameters.NONE;
    var block =
        new OpenBlock.Simple(
            "def",
            tag.position(),
            nodes -> {
              definitions.add(new Definition(name, parameters, nodes));
              return Optional.empty();
            });
    if (!tag.isOneLine()) {
      tag.end();
      cursor.push(block);
      return;
    }
    cursor.skipBlank();
    // the newline does not belong to the function, unlike in other blocks of one line
    cursor.oneLine(block, cursor.lineEnd(), body);
    tag.end();
  }

  private void end() {
    var tag = new BlockTag(cursor, Directive.END);
    cursor.skipBlanks();
    var source = cursor.source();
    var end = source.endOfName(cursor.position());
    var name = source.text().substring(cursor.position(), end);
    if (!NAMES.contains(name) || cursor.position() == tag.position() + "#end".length()) {
      throw source.refuse(tag.position(), "#end needs the name of what it ends");
    }
    while (source.at(end) != '\n' && source.at(end) != '#' && end < source.length()) {
      end++;
    }
    cursor.moveTo(end);
    tag.end();
    if (!cursor.hasOpenBlock()) {
      throw source.refuse(tag.position(), "#end %s has nothing to end".formatted(name));
    }
    var block = cursor.block();
    if (!block.directive().equals(name)) {
      throw source.refuse(
          tag.position(),
          "#end %s, but #%s of line %d is open"
              .formatted(name, block.directive(), source.line(block.position())));
    }
    cursor.pop();
  }

  private void raw() {
    var tag = new BlockTag(cursor, Directive.RAW);
    if (tag.isOneLine()) {
      cursor.skipBlank();
      takeRaw(cursor.lineEnd());
      return;
    }
    tag.end();
    var end = END_RAW.matcher(cursor.source().text());
    if (!end.find(cursor.position())) {
      throw cursor.source().refuse(tag.position(), "#raw has no #end raw");
    }
    takeRaw(end.start());
    var clear = cursor.isClear();
    var lineEnd = cursor.lineEnd();
    cursor.flush();
    cursor.moveTo(end.end());
    cursor.endTag(clear, lineEnd);
  }

  private void takeRaw(int end) {
    cursor.addText(cursor.source().text().substring(cursor.position(), end));
    cursor.moveTo(end);
  }
}
