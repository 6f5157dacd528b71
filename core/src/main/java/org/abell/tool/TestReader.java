package org.abell.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.abell.xml.XmlElement;

/** Reads the tests of a tool; nested groups become flat names. */
final class TestReader {

  private TestReader() {}

  static List<ToolTest> read(XmlElement root) {
    return root.inside("tests").filter(t -> t.name().equals("test")).map(TestReader::test).toList();
  }

  private static ToolTest test(XmlElement element) {
    List<ToolTest.Given> inputs = new ArrayList<>();
    given(element, "", inputs);
    return new ToolTest(
        inputs,
        element.children("output").map(TestReader::expected).toList(),
        element.flag("expect_failure", false),
        number(element, "expect_exit_code"),
        number(element, "expect_num_outputs"),
        element.children().stream()
            .filter(c -> c.name().startsWith("assert_"))
            .map(
                c -> new ToolTest.StreamCheck(c.name().substring("assert_".length()), c.children()))
            .toList());
  }

  private static void given(XmlElement group, String prefix, List<ToolTest.Given> found) {
    Map<String, Integer> instances = new HashMap<>();
    for (var child : group.children()) {
      var name = child.attribute("name", "");
      switch (child.name()) {
        case "param" ->
            found.add(
                new ToolTest.Given(
                    prefix + name,
                    child.attribute("value").or(() -> child.attribute("values")),
                    child.attribute("ftype")));
        case "conditional", "section" -> given(child, prefix + name + "|", found);
        case "repeat" -> {
          int index = instances.merge(name, 1, Integer::sum) - 1;
          given(child, prefix + name + "_" + index + "|", found);
        }
        default -> {}
      }
    }
  }

  private static ToolTest.Expected expected(XmlElement element) {
    return new ToolTest.Expected(
        element.attribute("name", ""),
        element.attribute("file").or(() -> element.attribute("value")),
        element.attributes(),
        element.inside("assert_contents").toList());
  }

  private static OptionalInt number(XmlElement element, String key) {
    var value = ParamReader.whole(element, key);
    return value.isPresent() ? OptionalInt.of(value.get().intValue()) : OptionalInt.empty();
  }
}
