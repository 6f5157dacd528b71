package org.abell.toolinput;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abell.tool.Input;
import org.abell.tool.ParamType;

/** Checks the value of a select: an option's value, or its label. */
final class SelectChecker {

  private static final int SHOWN = 10;

  private final Input.Param param;
  private final ParamType.Select type;

  SelectChecker(Input.Param param, ParamType.Select type) {
    this.param = param;
    this.type = type;
  }

  Value value(Optional<RequestValue> given) {
    var chosen = given.isPresent() ? given(given.get()) : usual(param, type);
    if (chosen.isEmpty()) {
      if (param.optional()) {
        return new Value.Absent();
      }
      throw new WrongValue("one of the options must be chosen.");
    }
    return new Value.Chosen(chosen, type.multiple());
  }

  /** What is chosen when nothing is said. */
  static List<String> usual(Input.Param param, ParamType.Select type) {
    var selected =
        type.options().stream()
            .filter(ParamType.Option::selected)
            .map(ParamType.Option::value)
            .toList();
    if (type.multiple()) {
      return selected;
    }
    if (selected.isEmpty() && !param.optional()) {
      return type.options().stream().limit(1).map(ParamType.Option::value).toList();
    }
    return selected.stream().limit(1).toList();
  }

  private List<String> given(RequestValue given) {
    List<String> chosen = new ArrayList<>();
    for (var element : given.elements()) {
      element.text().ifPresent(text -> chosen.addAll(options(text)));
    }
    if (!type.multiple() && chosen.size() > 1) {
      throw new WrongValue("only one option may be chosen.");
    }
    return chosen.stream().distinct().toList();
  }

  private List<String> options(String text) {
    var whole = option(text);
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    if (text.isBlank() || (param.optional() && text.equals("None"))) {
      return List.of();
    }
    if (!type.multiple() || !text.contains(",")) {
      throw unknown(text);
    }
    List<String> parts = new ArrayList<>();
    for (var part : text.split(",")) {
      parts.add(option(part.strip()).orElseThrow(() -> unknown(part.strip())));
    }
    return parts;
  }

  private Optional<String> option(String text) {
    return type.option(text)
        .or(() -> type.options().stream().filter(o -> o.label().equals(text)).findFirst())
        .map(ParamType.Option::value);
  }

  private WrongValue unknown(String text) {
    var shown =
        type.options().stream()
            .limit(SHOWN)
            .map(o -> "'" + o.value() + "'")
            .collect(Collectors.joining(", "));
    var more = type.options().size() > SHOWN ? " …" : "";
    return new WrongValue("'%s' is not one of the options %s%s.".formatted(text, shown, more));
  }
}
