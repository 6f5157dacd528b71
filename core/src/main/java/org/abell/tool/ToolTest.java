package org.abell.tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.abell.xml.XmlElement;

/** An example the author gives with the tool: inputs and what must come out. */
public record ToolTest(
    List<Given> inputs,
    List<Expected> outputs,
    boolean expectFailure,
    OptionalInt expectExitCode,
    OptionalInt expectOutputs,
    List<StreamCheck> streams) {

  public ToolTest {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    streams = List.copyOf(streams);
  }

  /**
   * A parameter's value.
   *
   * @param path its flat name, {@code cond|name} or {@code rep_0|name}
   * @param value empty where the test gives none (an absent optional value)
   */
  public record Given(String path, Optional<String> value, Optional<String> type) {}

  /**
   * An output that must come out.
   *
   * @param file the expected content, a file in test-data
   * @param attributes everything else of the element: compare, lines_diff, sort, ftype, md5 …
   * @param assertions the children of assert_contents, as they stand
   */
  public record Expected(
      String name,
      Optional<String> file,
      Map<String, String> attributes,
      List<XmlElement> assertions) {

    public Expected {
      attributes = Map.copyOf(attributes);
      assertions = List.copyOf(assertions);
    }
  }

  /** Assertions over stdout, stderr, the command or the version. */
  public record StreamCheck(String stream, List<XmlElement> assertions) {

    public StreamCheck {
      assertions = List.copyOf(assertions);
    }
  }
}
