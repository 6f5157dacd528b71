package org.abell.web.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.abell.history.Comparison;

/** Galaxy's list filters, pairs of {@code q=name-op} and {@code qv=value}. */
public record Filters(List<Filter> all) {

  /** One filter: the name of a member of the documents, how it is compared, with what. */
  public record Filter(String name, Comparison comparison, String value) {

    /** The values: a comma list for {@code in}, else one. */
    public <T> List<T> values(Function<String, T> read) {
      return comparison == Comparison.IN
          ? Arrays.stream(value.split(",")).map(String::strip).map(read).toList()
          : List.of(read.apply(value));
    }

    /** Refuses it: nothing of that name can be compared. */
    public Refusal unknown() {
      return new Refusal(
          ErrorCode.PARAMETER_INVALID, "Lists cannot be filtered by '%s'.".formatted(name));
    }
  }

  public Filters {
    all = List.copyOf(all);
  }

  /** Pairs names with values; missing values are refused. */
  public static Filters of(List<String> names, List<String> values) {
    if (names.size() != values.size()) {
      throw new Refusal(ErrorCode.PARAMETER_INVALID, "Each q needs a qv.");
    }
    var all = new ArrayList<Filter>();
    for (var i = 0; i < names.size(); i++) {
      var parts = names.get(i).split("-", 2);
      all.add(new Filter(parts[0], comparison(parts), values.get(i)));
    }
    return new Filters(all);
  }

  /** Whether there is a filter on the member. */
  public boolean mentions(String name) {
    return all.stream().anyMatch(f -> f.name().equals(name));
  }

  private static Comparison comparison(String[] parts) {
    var word = parts.length > 1 ? parts[1] : "eq";
    return Comparison.of(word)
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.PARAMETER_INVALID, "'%s' is not a way to compare.".formatted(word)));
  }
}
