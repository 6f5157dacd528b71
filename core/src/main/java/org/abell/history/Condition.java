package org.abell.history;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.List;
import java.util.Locale;

/**
 * A condition of a list, for the database to look at.
 *
 * @param <C> the columns of the list
 * @param column what is compared
 * @param comparison how
 * @param values with what, as the column's type; several for {@code IN}, else one
 */
public record Condition<C>(C column, Comparison comparison, List<?> values) {

  public Condition {
    values = List.copyOf(values);
  }

  /** The condition on an expression of the column's type. */
  public <T extends Comparable<? super T>> Predicate on(
      Expression<T> expression, Class<T> type, CriteriaBuilder cb) {
    var typed = values.stream().map(type::cast).toList();
    if (typed.isEmpty()) {
      return cb.disjunction();
    }
    var value = typed.get(0);
    return switch (comparison) {
      case EQ -> cb.equal(expression, value);
      case IN -> expression.in(typed);
      case GE -> cb.greaterThanOrEqualTo(expression, value);
      case GT -> cb.greaterThan(expression, value);
      case LE -> cb.lessThanOrEqualTo(expression, value);
      case LT -> cb.lessThan(expression, value);
      case CONTAINS, LIKE -> contains(expression.as(String.class), value.toString(), cb);
    };
  }

  private static Predicate contains(
      Expression<String> expression, String text, CriteriaBuilder cb) {
    var part = text.toLowerCase(Locale.ROOT).replace("%", "").replaceAll("([_\\\\])", "\\\\$1");
    return cb.like(cb.lower(expression), "%" + part + "%", '\\');
  }
}
