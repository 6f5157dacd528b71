package org.abell.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recursive descent over Python's expression grammar, with the placeholders of templates. It parses
 * from a position of a larger text and stops where the expression ends.
 *
 * @see <a href="https://docs.python.org/3/reference/expressions.html">Python's expressions</a>
 */
public final class ExpressionParser {

  private static final int MAX_DEPTH = 60;

  /** The binary operators from loose to tight. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "//", "%"));

  private final TokenStream tokens;
  private final PrimaryParser primaries;
  private int depth;

  private ExpressionParser(TokenStream tokens, boolean placeholders) {
    this.tokens = tokens;
    this.primaries = new PrimaryParser(this, tokens, placeholders);
  }

  /** A parser of the expressions inside a template. */
  public static ExpressionParser inTemplate(SourceText source, int position) {
    return new ExpressionParser(new TokenStream(new Lexer(source, true), position), true);
  }

  /** A parser of a text that is one expression without placeholders. */
  static ExpressionParser alone(SourceText source) {
    return new ExpressionParser(new TokenStream(new Lexer(source, false), 0), false);
  }

  /** The position after what was parsed so far. */
  public int position() {
    return tokens.position();
  }

  /** The position of what follows, after blanks and continued lines. */
  public int nextPosition() {
    return tokens.peek().start();
  }

  /** Whether the expression ends here: text, line or directive. */
  public boolean atEnd() {
    return tokens.peek().kind() == Token.Kind.END;
  }

  /** Whether this operator follows; it is not taken. */
  public boolean atOperator(String operator) {
    return tokens.peek().is(operator);
  }

  /** Takes the operator if it follows. */
  public boolean accept(String operator) {
    return tokens.accept(operator);
  }

  /** Takes the word if it follows. */
  public boolean acceptName(String name) {
    return tokens.acceptName(name);
  }

  /** Takes the word that must follow. */
  public void expectName(String name) {
    tokens.expectName(name);
  }

  /** Takes a name, whatever it is. */
  public String name() {
    tokens.accept("$");
    return tokens.name();
  }

  /**
   * The operator that follows, taken if it assigns: empty for {@code =}, else that of {@code +=}.
   */
  public Optional<Operator> assignment() {
    var token = tokens.peek();
    var operator = Operator.ofAssignment(token.text());
    if (!token.is("=") && operator.isEmpty()) {
      throw tokens.refuse("'=' is missing");
    }
    tokens.next();
    return operator;
  }

  /** The refusal of what follows. */
  public SyntaxException refuse(String reason) {
    return tokens.refuse(reason);
  }

  /** Checks that nothing follows. */
  public void expectEnd() {
    if (!atEnd() || (tokens.peek().start() < tokens.source().length() && !isTemplate())) {
      throw tokens.refuse("the expression should end here");
    }
  }

  private boolean isTemplate() {
    return primaries.allowsPlaceholders();
  }

  /** One expression, or several with commas, which make a tuple. */
  public Expr expressions() {
    var first = expression();
    if (!tokens.peek().is(",")) {
      return first;
    }
    var elements = new ArrayList<Primary.Argument>();
    elements.add(new Primary.Argument(Primary.Passing.POSITION, "", first));
    while (tokens.accept(",") && startsExpression()) {
      elements.add(new Primary.Argument(Primary.Passing.POSITION, "", expression()));
    }
    return new Displays.ListDisplay(Displays.Shape.TUPLE, elements);
  }

  private boolean startsExpression() {
    var token = tokens.peek();
    return token.kind() != Token.Kind.END
        && (token.kind() != Token.Kind.OPERATOR || "([{$-+~".contains(token.text()));
  }

  /** One expression. */
  public Expr expression() {
    if (++depth > MAX_DEPTH) {
      throw tokens.refuse("the expression is nested too deep");
    }
    try {
      if (tokens.acceptName("lambda")) {
        var parameters = new TargetParser(this, tokens).parameters(":");
        tokens.expect(":");
        return new Lambda(parameters, expression());
      }
      var value = disjunction();
      if (!tokens.acceptName("if")) {
        return value;
      }
      var condition = disjunction();
      tokens.expectName("else");
      return new Logic.Choice(condition, value, expression());
    } finally {
      depth--;
    }
  }

  /** An expression without a ternary, as the conditions of comprehensions are. */
  Expr disjunction() {
    var left = conjunction();
    while (tokens.acceptName("or")) {
      left = new Logic.Either(left, conjunction());
    }
    return left;
  }

  private Expr conjunction() {
    var left = negation();
    while (tokens.acceptName("and")) {
      left = new Logic.Both(left, negation());
    }
    return left;
  }

  private Expr negation() {
    var negations = 0;
    while (tokens.acceptName("not")) {
      negations++;
    }
    var value = comparison();
    for (; negations > 0; negations--) {
      value = new Logic.Not(value);
    }
    return value;
  }

  private Expr comparison() {
    var first = binary(0);
    var links = new ArrayList<Logic.Link>();
    for (var relation = relation(); relation.isPresent(); relation = relation()) {
      links.add(new Logic.Link(relation.get(), binary(0)));
    }
    return links.isEmpty() ? first : new Logic.Comparison(first, links);
  }

  private Optional<Logic.Relation> relation() {
    var token = tokens.peek();
    var relation =
        switch (token.text()) {
          case "==" -> Logic.Relation.SAME;
          case "!=", "<>" -> Logic.Relation.DIFFERENT;
          case "<" -> Logic.Relation.LESS;
          case "<=" -> Logic.Relation.LESS_OR_SAME;
          case ">" -> Logic.Relation.GREATER;
          case ">=" -> Logic.Relation.GREATER_OR_SAME;
          case "in" -> Logic.Relation.IN;
          case "is" -> Logic.Relation.IS;
          case "not" -> Logic.Relation.NOT_IN;
          default -> null;
        };
    if (relation == null
        || (token.kind() != Token.Kind.OPERATOR && token.kind() != Token.Kind.NAME)) {
      return Optional.empty();
    }
    tokens.next();
    if (relation == Logic.Relation.NOT_IN) {
      tokens.expectName("in");
    }
    return Optional.of(
        relation == Logic.Relation.IS && tokens.acceptName("not")
            ? Logic.Relation.IS_NOT
            : relation);
  }

  private Expr binary(int level) {
    if (level == LEVELS.size()) {
      return factor();
    }
    var left = binary(level + 1);
    while (tokens.peek().kind() == Token.Kind.OPERATOR
        && LEVELS.get(level).contains(tokens.peek().text())) {
      var operator = Operator.of(tokens.next().text());
      left = new Operation.Binary(operator, left, binary(level + 1));
    }
    return left;
  }

  private Expr factor() {
    var token = tokens.peek();
    if (!token.is("-") && !token.is("+") && !token.is("~")) {
      return power();
    }
    tokens.next();
    if (++depth > MAX_DEPTH) {
      throw tokens.refuse("the expression is nested too deep");
    }
    try {
      return new Operation.Unary(token.text().charAt(0), factor());
    } finally {
      depth--;
    }
  }

  private Expr power() {
    var base = primary();
    return tokens.accept("**") ? new Operation.Binary(Operator.POWER, base, factor()) : base;
  }

  /** A name, literal or display with what follows it: calls, indexes, attributes. */
  Expr primary() {
    return primaries.primary();
  }

  /** Targets of an assignment or loop. */
  public Target targets() {
    return new TargetParser(this, tokens).targets();
  }

  /** What {@code #del} names. */
  public Target deleted() {
    var token = tokens.peek();
    return TargetParser.deleted(primary())
        .orElseThrow(() -> tokens.source().refuse(token.start(), "this cannot be deleted"));
  }

  /** The parameters of a function, up to the closing bracket, which is taken. */
  public Parameters parameters() {
    var parameters = new TargetParser(this, tokens).parameters(")");
    tokens.expect(")");
    return parameters;
  }

  /** A placeholder in text, after its {@code $}. */
  public Expr placeholder() {
    return primaries.placeholders().afterDollar();
  }
}
