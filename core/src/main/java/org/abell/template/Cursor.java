package org.abell.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.abell.expression.ExpressionParser;
import org.abell.expression.SourceText;
import org.abell.expression.SyntaxException;

/** Where the parser of a template stands: its position, the text not yet written, open blocks. */
final class Cursor {

  private final SourceText source;
  private final Deque<OpenBlock> open = new ArrayDeque<>();
  private final StringBuilder pending = new StringBuilder();
  private int position;
  private int limit;
  private int floor = 1;

  Cursor(SourceText source) {
    this.source = source;
    this.limit = source.length();
    open.push(new OpenBlock.Simple("", 0, nodes -> Optional.empty()));
  }

  SourceText source() {
    return source;
  }

  int position() {
    return position;
  }

  int line() {
    return source.line(position);
  }

  void moveTo(int next) {
    position = next;
  }

  boolean atLimit() {
    return position >= limit;
  }

  char peek() {
    return atLimit() ? '\0' : source.at(position);
  }

  char peek(int offset) {
    return source.at(position + offset);
  }

  SyntaxException refuse(String reason) {
    return source.refuse(position, reason);
  }

  /** Takes one character as text. */
  void takeText() {
    pending.append(source.at(position++));
  }

  void addText(String text) {
    pending.append(text);
  }

  void skipBlanks() {
    while (" \t\f".indexOf(peek()) >= 0) {
      position++;
    }
  }

  /** Skips blanks, but at most one. */
  void skipBlank() {
    if (" \t\f".indexOf(peek()) >= 0) {
      position++;
    }
  }

  /** Whether only blanks stand before this position in its line. */
  boolean isClear() {
    for (var at = position - 1; at >= 0; at--) {
      var c = source.at(at);
      if (c == '\n' || c == '\r') {
        return true;
      }
      if (!Character.isWhitespace(c)) {
        return false;
      }
    }
    return true;
  }

  /** The position of the line's end, before its newline. */
  int lineEnd() {
    var end = position;
    while (end < limit && source.at(end) != '\n' && source.at(end) != '\r') {
      end++;
    }
    return end;
  }

  /** The position after a newline that starts at the given one, or that one. */
  int afterNewline(int at) {
    if (source.startsWith("\r\n", at)) {
      return at + 2;
    }
    return source.at(at) == '\n' || source.at(at) == '\r' ? at + 1 : at;
  }

  boolean atNewline() {
    return peek() == '\n' || peek() == '\r';
  }

  void skipLine() {
    position = afterNewline(lineEnd());
  }

  /** Drops the blanks that stand before a tag in its line. */
  void dropIndentation() {
    var end = pending.length();
    while (end > 0 && pending.charAt(end - 1) != '\n' && pending.charAt(end - 1) != '\r') {
      end--;
    }
    if (pending.substring(end).isBlank()) {
      pending.setLength(end);
    }
  }

  /**
   * Ends a tag: with {@code #}, with a comment, or with its line, which vanishes if nothing else
   * stands in it.
   *
   * @param clear whether only blanks stood before the tag
   * @param firstLineEnd the end of the line in which the tag began
   */
  void endTag(boolean clear, int firstLineEnd) {
    skipBlanks();
    if (source.startsWith("##", position) && Directive.at(source, position + 1).isEmpty()) {
      position = lineEnd();
      position = clear ? afterNewline(position) : position;
    } else if (peek() == '#') {
      position++;
    } else if (clear && atNewline()) {
      position = afterNewline(position);
    }
    if (clear && (atLimit() || position > firstLineEnd)) {
      dropIndentation();
    }
  }

  /** A parser of the expression that starts here. */
  ExpressionParser expression() {
    return ExpressionParser.inTemplate(source, position);
  }

  /** Moves behind an expression that must end its tag. */
  void endExpression(ExpressionParser parser) {
    if (!parser.atEnd()) {
      throw parser.refuse("the directive should end here");
    }
    position = parser.nextPosition();
  }

  /** Writes the pending text into the open block. */
  void flush() {
    if (!pending.isEmpty()) {
      open.element().nodes().add(new Node.Text(0, pending.toString()));
      pending.setLength(0);
    }
  }

  void add(Node node) {
    flush();
    open.element().nodes().add(node);
  }

  void push(OpenBlock block) {
    flush();
    open.push(block);
  }

  OpenBlock block() {
    return open.element();
  }

  /** Whether a block is open that an {@code #end} or {@code #else} here may mean. */
  boolean hasOpenBlock() {
    return open.size() > floor;
  }

  void pop() {
    flush();
    open.pop().close().ifPresent(node -> open.element().nodes().add(node));
  }

  /** Parses the rest of the line as the body of a block. */
  void oneLine(OpenBlock block, int end, Runnable parse) {
    push(block);
    var outerLimit = limit;
    var outerFloor = floor;
    limit = end;
    floor = open.size();
    parse.run();
    if (open.size() > floor) {
      throw source.refuse(
          open.element().position(),
          "#%s is not ended in its line".formatted(open.element().directive()));
    }
    pop();
    limit = outerLimit;
    floor = outerFloor;
  }
}
