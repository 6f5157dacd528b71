package org.abell.template;

import org.abell.expression.ExpressionParser;

/** The tag of a block directive: where it began, and the parser of what it says. */
final class BlockTag {

  private final Cursor cursor;
  private final boolean clear;
  private final int firstLineEnd;
  private final int position;
  private final int line;
  private final ExpressionParser parser;

  /** Moves the cursor behind the directive's word. */
  BlockTag(Cursor cursor, Directive directive) {
    this.cursor = cursor;
    this.clear = cursor.isClear();
    this.firstLineEnd = cursor.lineEnd();
    this.position = cursor.position();
    this.line = cursor.line();
    cursor.moveTo(position + 1 + directive.word().length());
    this.parser = cursor.expression();
  }

  int position() {
    return position;
  }

  int line() {
    return line;
  }

  ExpressionParser parser() {
    return parser;
  }

  /** Ends the expression; moves behind its colon, if there is one; true where text follows it. */
  boolean isOneLine() {
    if (!parser.atOperator(":")) {
      cursor.endExpression(parser);
      return false;
    }
    cursor.moveTo(parser.nextPosition() + 1);
    var rest = cursor.source().text().substring(cursor.position(), cursor.lineEnd()).strip();
    return !rest.isEmpty() && !rest.startsWith("##");
  }

  /** Ends the tag with its line or its {@code #}. */
  void end() {
    cursor.endTag(clear, firstLineEnd);
  }

  /** Opens a block, or parses it whole where text follows the colon; true for the latter. */
  boolean open(OpenBlock block, Runnable body) {
    if (!isOneLine()) {
      end();
      cursor.push(block);
      return false;
    }
    cursor.skipBlank();
    cursor.oneLine(block, cursor.afterNewline(cursor.lineEnd()), body);
    return true;
  }
}
