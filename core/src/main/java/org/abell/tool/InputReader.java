package org.abell.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abell.xml.XmlElement;

/** Reads the inputs of a tool: parameters and their groups. */
final class InputReader {

  private final ParamReader params;

  InputReader(Profile profile) {
    this.params = new ParamReader(profile);
  }

  List<Input> inputs(List<XmlElement> elements) {
    List<Input> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (var element : elements) {
      input(element)
          .ifPresent(
              input -> {
                if (!names.add(input.name())) {
                  throw element.refuse("there are two inputs named " + input.name());
                }
                found.add(input);
              });
    }
    return found;
  }

  private Optional<Input> input(XmlElement element) {
    return switch (element.name()) {
      case "param" -> Optional.of(params.read(element));
      case "conditional" -> Optional.of(conditional(element));
      case "repeat" -> Optional.of(repeat(element));
      case "section" -> Optional.of(section(element));
      case "display" -> Optional.empty();
      default -> throw element.refuse("<%s> is not a kind of input".formatted(element.name()));
    };
  }

  private Input.Conditional conditional(XmlElement element) {
    var first =
        element
            .child("param")
            .orElseThrow(() -> element.refuse("a conditional needs a <param> to depend on"));
    var read = params.read(first);
    if (!(read.type() instanceof ParamType.Select) && !(read.type() instanceof ParamType.Flag)) {
      throw first.refuse("a conditional depends on a select or a boolean only");
    }
    // A conditional always needs a value, so its parameter cannot be left out.
    var test =
        new Input.Param(
            read.name(),
            read.label(),
            read.help(),
            false,
            read.validators(),
            read.sanitizer(),
            read.type());
    var cases =
        element
            .children("when")
            .map(w -> new Input.When(w.required("value"), inputs(w.children())))
            .toList();
    return new Input.Conditional(element.required("name"), test, withEmptyCases(test, cases));
  }

  /** A value without a when of its own is a case without inputs. */
  private static List<Input.When> withEmptyCases(Input.Param test, List<Input.When> written) {
    List<Input.When> cases = new ArrayList<>(written);
    if (test.type() instanceof ParamType.Select select) {
      select.options().forEach(o -> addCase(cases, o.value()));
    } else if (test.type() instanceof ParamType.Flag flag) {
      addCase(cases, flag.trueValue());
      addCase(cases, flag.falseValue());
    }
    return cases;
  }

  private static void addCase(List<Input.When> cases, String value) {
    if (cases.stream().noneMatch(c -> c.value().equals(value))) {
      cases.add(new Input.When(value, List.of()));
    }
  }

  private Input.Repeat repeat(XmlElement element) {
    int min = ParamReader.whole(element, "min").orElse(0L).intValue();
    int max = ParamReader.whole(element, "max").orElse((long) Integer.MAX_VALUE).intValue();
    int initial = ParamReader.whole(element, "default").orElse(0L).intValue();
    if (max < min) {
      throw element.refuse("the repeat's max is less than its min");
    }
    return new Input.Repeat(
        element.required("name"),
        ParamReader.words(element, "title"),
        ParamReader.words(element, "help"),
        min,
        max,
        Math.max(min, Math.min(max, initial)),
        inputs(element.children().stream().filter(InputReader::isInput).toList()));
  }

  private Input.Section section(XmlElement element) {
    return new Input.Section(
        element.required("name"),
        ParamReader.words(element, "title"),
        ParamReader.words(element, "help"),
        element.flag("expanded", false),
        inputs(element.children().stream().filter(InputReader::isInput).toList()));
  }

  private static boolean isInput(XmlElement element) {
    return !element.name().equals("help") && !element.name().equals("title");
  }
}
