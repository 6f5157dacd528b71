package org.abell.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what is assigned to: targets and parameters. A {@code $} before a name means nothing. */
final class TargetParser {

  private final ExpressionParser expressions;
  private final TokenStream tokens;

  TargetParser(ExpressionParser expressions, TokenStream tokens) {
    this.expressions = expressions;
    this.tokens = tokens;
  }

  Target targets() {
    var targets = new ArrayList<Target>();
    targets.add(target());
    var several = false;
    while (tokens.accept(",")) {
      several = true;
      if (tokens.peek().is("=") || tokens.peek().isName("in")) {
        break;
      }
      targets.add(target());
    }
    return several ? new Target.Several(targets) : targets.get(0);
  }

  private Target target() {
    var token = tokens.peek();
    var expr = expressions.primary();
    return toTarget(expr)
        .orElseThrow(
            () ->
                tokens
                    .source()
                    .refuse(
                        token.start(),
                        "nothing can be assigned to '%s'".formatted(written(token))));
  }

  private String written(Token from) {
    return tokens.source().text().substring(from.start(), tokens.position());
  }

  private static Optional<Target> toTarget(Expr expr) {
    if (expr instanceof Primary.Name name) {
      return Optional.of(new Target.Variable(name.name()));
    }
    if (expr instanceof Primary.Lookup lookup) {
      return Optional.of(new Target.Variable(lookup.name()));
    }
    if (expr instanceof Primary.Subscript item) {
      return Optional.of(new Target.Item(plain(item.target()), item.index()));
    }
    if (expr instanceof Primary.Step step) {
      return Optional.of(new Target.Member(plain(step.target()), step.name()));
    }
    if (expr instanceof Primary.Attribute attribute) {
      return Optional.of(new Target.Member(plain(attribute.target()), attribute.name()));
    }
    if (expr instanceof Displays.ListDisplay display) {
      var targets =
          display.elements().stream()
              .map(e -> toTarget(e.value()))
              .flatMap(Optional::stream)
              .toList();
      return targets.size() == display.elements().size()
          ? Optional.of(new Target.Several(targets))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** The container of a target is a variable, never a name of the context. */
  private static Expr plain(Expr expr) {
    if (expr instanceof Primary.Lookup lookup) {
      return new Primary.Name(lookup.name());
    }
    if (expr instanceof Primary.Step step) {
      return new Primary.Attribute(plain(step.target()), step.name());
    }
    if (expr instanceof Primary.Subscript item) {
      return new Primary.Subscript(plain(item.target()), item.index());
    }
    return expr;
  }

  /** Targets of {@code #del}: here the context counts. */
  static Optional<Target> deleted(Expr expr) {
    if (expr instanceof Primary.Subscript item) {
      return Optional.of(new Target.Item(item.target(), item.index()));
    }
    return toTarget(expr);
  }

  Parameters parameters(String end) {
    var parameters = new ArrayList<Parameters.Parameter>();
    var rest = "";
    var named = "";
    while (!tokens.peek().is(end)) {
      if (tokens.accept("**")) {
        named = expressions.name();
      } else if (tokens.accept("*")) {
        rest = expressions.name();
      } else {
        var name = expressions.name();
        var absent =
            tokens.accept("=") ? Optional.of(expressions.expression()) : Optional.<Expr>empty();
        parameters.add(new Parameters.Parameter(name, absent));
      }
      if (!tokens.accept(",")) {
        break;
      }
    }
    return new Parameters(List.copyOf(parameters), rest, named);
  }
}
