package org.abell.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the inside of an f-string. */
final class FormattedTextParser {

  private final TokenStream tokens;
  private final boolean placeholders;

  FormattedTextParser(TokenStream tokens, boolean placeholders) {
    this.tokens = tokens;
    this.placeholders = placeholders;
  }

  List<Displays.TextPart> parts(Token token) {
    return parts((String) token.value());
  }

  private List<Displays.TextPart> parts(String text) {
    var parts = new ArrayList<Displays.TextPart>();
    var plain = new StringBuilder();
    for (var at = 0; at < text.length(); ) {
      var c = text.charAt(at);
      if ((c == '{' || c == '}') && at + 1 < text.length() && text.charAt(at + 1) == c) {
        plain.append(c);
        at += 2;
      } else if (c == '{') {
        var end = closing(text, at + 1);
        parts.add(field(plain.toString(), text.substring(at + 1, end)));
        plain.setLength(0);
        at = end + 1;
      } else {
        plain.append(c);
        at++;
      }
    }
    parts.add(new Displays.TextPart(plain.toString(), Optional.empty(), "", Optional.empty()));
    return parts;
  }

  private int closing(String text, int from) {
    var depth = 1;
    for (var at = from; at < text.length(); at++) {
      var c = text.charAt(at);
      depth += "{[(".indexOf(c) >= 0 ? 1 : "}])".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    throw tokens.refuse("a '{' of the f-string is never closed");
  }

  private Displays.TextPart field(String before, String body) {
    var source = new SourceText(body);
    var parser =
        placeholders ? ExpressionParser.inTemplate(source, 0) : ExpressionParser.alone(source);
    try {
      var value = parser.expression();
      var rest = body.substring(parser.position()).strip();
      var conversion = rest.matches("(?s)![rsa].*") ? rest.substring(1, 2) : "";
      var after = conversion.isEmpty() ? rest : rest.substring(2);
      if (!after.isEmpty() && !after.startsWith(":")) {
        throw tokens.refuse("'%s' is no part of an f-string".formatted(after));
      }
      var spec =
          after.isEmpty()
              ? Optional.<Expr>empty()
              : Optional.<Expr>of(new Displays.FormattedText(parts(after.substring(1))));
      return new Displays.TextPart(before, Optional.of(value), conversion, spec);
    } catch (SyntaxException e) {
      throw tokens.source().refuse(tokens.position(), e.getMessage());
    }
  }
}
