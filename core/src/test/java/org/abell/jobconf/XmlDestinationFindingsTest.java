package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class XmlDestinationFindingsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("destinations")
  void an_oddity_is_told_with_its_line(String sections, String finding) {
    var read = Configurations.read(folder, "job_conf.xml", Configurations.xml(sections));
    assertThat(Configurations.findings(read)).containsExactly(finding);
    assertThat(read.configuration().isPresent()).isEqualTo(finding.contains("warning:"));
  }

  static Stream<Arguments> destinations() {
    return Stream.of(
        arguments(
            """
            <destinations default="a">
              <destination id="a" runner="local"/>
              <destination runner="local"/>
            </destinations>""",
            "4 warning: a destination without id is ignored"),
        arguments(
            """
            <destinations default="a">
              <destination id="a" runner="local"/>
              <destination id="b"/>
            </destinations>""",
            "4 warning: the destination b is ignored: it has no runner"),
        arguments(
            """
            <destinations default="a">
              <destination id="a" runner="local"/>
              <destination id="b" runner="pbs"/>
            </destinations>""",
            "4 warning: the destination b uses the runner pbs, which is not configured or not"
                + " enabled; its jobs fail"),
        arguments(
            "<destinations default='b'><destination id='a' runner='local'/></destinations>",
            "2 refused: the default destination b is neither a destination nor a tag"),
        arguments(
            """
            <destinations>
              <destination id="a" runner="local"/><destination id="b" runner="local"/>
            </destinations>""",
            "2 refused: there are several destinations or tags, and no default among them"),
        arguments(
            "<destinations><destination id='a' runner='local' tags='t'/></destinations>",
            "2 refused: there are several destinations or tags, and no default among them"),
        arguments("<destinations/>", "2 refused: there is no destination"),
        arguments(
            """
            <destinations default="a">
              <destination id="a" runner="local"><param id="enabled">off</param></destination>
            </destinations>""",
            "2 refused: the default destination a is not enabled"),
        arguments(
            """
            <destinations default="a">
              <destination id="a" runner="local"/>
              <destination id="b" runner="local" tags="a"/>
            </destinations>""",
            "2 warning: a is a tag and the id of a destination; the id wins"),
        arguments(
            """
            <destinations>
              <destination id="a" runner="local">
                <resubmit destination="bigger"/>
              </destination>
            </destinations>""",
            "4 warning: a resubmit rule of the destination a names the unknown destination bigger;"
                + " jobs it applies to fail"),
        arguments(
            """
            <destinations>
              <destination id="a" runner="local">
                <resubmit condition="memory_limit_reached and attemt == 1"/>
              </destination>
            </destinations>""",
            "4 warning: the condition 'memory_limit_reached and attemt == 1' of a resubmit rule of"
                + " the destination a cannot be evaluated: NameError: name 'attemt' is not"
                + " defined"),
        arguments(
            """
            <destinations default="a">
              <destination id="a" runner="local"/>
              <destination id="d" runner="dynamic">
                <param id="function">pick</param>
                <param id="rules_module">site.rules</param>
              </destination>
            </destinations>""",
            "4 warning: the dynamic destination d asks the Python function pick of site.rules,"
                + " which cannot be run here; use a type such as rules or hook"),
        arguments(
            """
            <destinations default="a">
              <destination id="a" runner="local"/>
              <destination id="d" runner="dynamic">
                <param id="type">choose_one</param>
                <param id="destination_ids">a,c</param>
              </destination>
            </destinations>""",
            "4 warning: destination_ids of the dynamic destination d names the unknown destination"
                + " c"),
        arguments(
            """
            <destinations default="a">
              <destination id="a" runner="local"/>
              <destination id="d" runner="dynamic"><param id="type">dice</param></destination>
            </destinations>""",
            "4 warning: the dynamic destination d is of the unknown type 'dice'; the types are"
                + " python, choose_one, burst, docker_dispatch, dtd, rules, hook"),
        arguments(
            """
            <destinations>
              <destination id="a" runner="local">
                <param id="x" from_environ="UNSET"/>
              </destination>
            </destinations>""",
            "4 warning: the variable UNSET is not set, and there is no text to fall back on"),
        arguments(
            """
            <destinations>
              <destination id="a" runner="local" colour="red"/>
            </destinations>""",
            "3 warning: unknown attribute 'colour' of <destination>; it is ignored"),
        arguments(
            """
            <destinations>
              <destination id="a" runner="local">
                <environment id="X">1</environment>
              </destination>
            </destinations>""",
            "4 warning: unknown element <environment> in <destination>; it is ignored"));
  }
}
