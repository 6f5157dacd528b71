package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class XmlFindingsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource({"plugins", "handlers", "tools", "limits", "macros"})
  void an_oddity_is_told_with_its_line(String sections, String finding) {
    var read = Configurations.read(folder, "job_conf.xml", Configurations.xml(sections));
    assertThat(Configurations.findings(read)).containsExactly(finding);
    assertThat(read.configuration().isPresent()).isEqualTo(finding.contains("warning:"));
  }

  static Stream<Arguments> plugins() {
    return Stream.of(
        arguments(
            """
            <plugins workers="4">
              <plugin id="local" type="runner" load="local"/>
              <plugin id="a" type="runner"/>
            </plugins>""",
            "4 warning: the runner a is ignored: it has no load"),
        arguments(
            """
            <plugins>
              <plugin id="local" type="runner" load="local"/>
              <plugin type="runner" load="local"/>
            </plugins>""",
            "4 warning: a <plugin> without id is ignored"),
        arguments(
            """
            <plugins>
              <plugin id="local" type="runner" load="local"/>
              <plugin id="b" load="local"/>
            </plugins>""",
            "4 warning: a <plugin> without type is ignored"),
        arguments(
            """
            <plugins>
              <plugin id="local" type="runner" load="local"/>
              <plugin id="b" type="walker" load="local"/>
            </plugins>""",
            "4 warning: the plugin b is ignored: its type is 'walker', and only runner is known"),
        arguments(
            "<plugins><plugin id='local' type='runner' load='local' workers='many'/></plugins>",
            "2 refused: workers of the runner local must be a whole number, not 'many'"),
        arguments(
            """
            <plugins>
              <plugin id="local" type="runner" load="local"/>
              <plugin id="s" type="runner" load="galaxy.jobs.runners.pulsar:PulsarMQJobRunner"/>
            </plugins>""",
            "4 warning: the runner s (galaxy.jobs.runners.pulsar:PulsarMQJobRunner) cannot be run here;"
                + " jobs for it fail"),
        arguments(
            """
            <plugins>
              <plugin id="local" type="runner" load="local"/>
              <plugin id="mine" type="runner" load="site.runners:Mine"/>
            </plugins>""",
            "4 warning: the runner mine loads the Python class site.runners:Mine, which cannot be"
                + " run here; jobs for it fail"),
        arguments(
            """
            <plugins>
              <plugin id="local" type="runner" load="local">
                <param id="recheck_missing_job_retries">-1</param>
              </plugin>
            </plugins>""",
            "3 refused: recheck_missing_job_retries of the runner local must be a whole number"
                + " from 0, not '-1'"),
        arguments(
            """
            <plugins>
              <plugin id="local" type="runner" load="local">
                <param id="internalexception_state">maybe</param>
              </plugin>
            </plugins>""",
            "3 refused: internalexception_state of the runner local must be ok or error,"
                + " not 'maybe'"),
        arguments(
            """
            <plugins>
              <plugin id="local" type="runner" load="local"/>
              <plugin id="local" type="runner" load="local"/>
            </plugins>""",
            "4 warning: the runner local is configured twice; the last one counts"));
  }

  static Stream<Arguments> handlers() {
    return Stream.of(
        arguments(
            "<handlers>\n<handler tags='a'/>\n</handlers>",
            "3 warning: a <handler> without id is ignored"),
        arguments(
            "<handlers>\n<handler id='h'/>\n<handler id='h' tags='b'/>\n</handlers>",
            "4 warning: the handler h is configured twice; the second one is ignored"),
        arguments(
            "<handlers assign_with='db-self,uwsgi-mule-message'/>",
            "2 refused: unknown assignment method 'uwsgi-mule-message'; the methods are mem-self,"
                + " db-self, db-preassign, db-transaction-isolation, db-skip-locked"),
        arguments(
            "<handlers max_grab='few'/>",
            "2 refused: max_grab of handling must be a whole number, not 'few'"),
        arguments(
            "<handlers ready_window_size='1.5'/>",
            "2 refused: ready_window_size of handling must be a whole number, not '1.5'"),
        arguments(
            "<handlers max_grab='0'/>",
            "2 warning: max_grab must be above 0, not 0; all waiting jobs are taken"),
        arguments(
            "<handlers assign_with='db-preassign' max_grab='3'><handler id='h'/></handlers>",
            "2 warning: max_grab has no effect: no method lets handlers take jobs"),
        arguments(
            "<handlers assign_with='db-preassign'/>",
            "2 warning: db-preassign has no effect: no handler is configured"),
        arguments(
            "<handlers assign_with='mem-self'/>\n<tools>\n<tool id='bwa' handler='h'/>\n</tools>",
            "4 warning: the handler of the tool bwa has no effect: with mem-self every server keeps"
                + " its jobs"),
        arguments(
            "<handlers default='nobody'><handler id='h'/></handlers>",
            "2 warning: the default handler nobody is neither a handler nor a tag; jobs wait until"
                + " a server joins that pool"),
        arguments(
            "<handlers>\n<handler id='h'>\n<plugin id='gone'/>\n</handler>\n</handlers>",
            "4 warning: the handler h is restricted to the runner gone, which is not configured"));
  }

  static Stream<Arguments> tools() {
    return Stream.of(
        arguments(
            "<tools>\n<tool id='x' class='local'/>\n</tools>",
            "3 refused: the tools entry x has both id and class"),
        arguments(
            "<tools>\n<tool handler='h'/>\n</tools>",
            "3 refused: a tools entry has neither id nor class"),
        arguments(
            "<tools>\n<tool class='remote'/>\n</tools>",
            "3 refused: unknown class of tools 'remote'; the classes are local, requires_galaxy,"
                + " user_defined"),
        arguments(
            "<tools>\n<tool id='BWA/' destination='there'/>\n</tools>",
            "3 warning: the tool bwa is mapped to the unknown destination there; its jobs fail"),
        arguments(
            "<tools>\n<tool id='bwa' handler='ghost'/>\n</tools>",
            "3 warning: the tool bwa is mapped to ghost, which is neither a handler nor a tag; its"
                + " jobs wait until a server joins that pool"),
        arguments(
            "<tools>\n<tool id='bwa' resources='all'/>\n</tools>",
            "3 warning: the tool bwa names the unknown group of resources all"),
        arguments(
            "<resources default='some'><group id='all'/></resources>",
            "2 warning: the default group of resources some does not exist"));
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        arguments(
            "<limits>\n<limit>3</limit>\n</limits>", "3 warning: a limit without type is ignored"),
        arguments(
            "<limits>\n<limit type='job_walltime'>1:00:00</limit>\n</limits>",
            "3 warning: the limit type 'job_walltime' is unknown; it has no effect"),
        arguments(
            "<limits>\n<limit type='concurrent_jobs'>2</limit>\n</limits>",
            "3 warning: the limit concurrent_jobs has neither id nor tag; it has no effect"),
        arguments(
            "<limits>\n<limit type='destination_total_concurrent_jobs' id='x'>2</limit>\n</limits>",
            "3 warning: the limit destination_total_concurrent_jobs has no effect: x is neither a"
                + " destination nor a tag"),
        arguments(
            "<limits>\n<limit type='concurrent_jobs' id='here'>two</limit>\n</limits>",
            "3 refused: the limit concurrent_jobs must be a whole number, not 'two'"),
        arguments(
            "<limits>\n<limit type='registered_user_concurrent_jobs'/>\n</limits>",
            "3 warning: the limit registered_user_concurrent_jobs has no value; it is ignored"),
        arguments(
            "<limits>\n<limit type='registered_user_concurrent_jobs' id='here'>1</limit></limits>",
            "3 warning: id has no effect on the limit registered_user_concurrent_jobs, which holds"
                + " everywhere"),
        arguments(
            "<limits>\n<limit type='walltime'>3600</limit>\n</limits>",
            "3 refused: the limit walltime must be hours:minutes:seconds, not '3600'"),
        arguments(
            "<limits>\n<limit type='total_walltime'>1:00:00</limit>\n</limits>",
            "3 refused: the limit total_walltime needs a window, a number of days"),
        arguments(
            "<limits>\n<limit type='output_size'>huge</limit>\n</limits>",
            "3 refused: the limit output_size must be a size such as 10GB, not 'huge'"));
  }

  static Stream<Arguments> macros() {
    return Stream.of(
        arguments(
            "<destinations>\n<expand macro='gone'/>\n</destinations>",
            "3 refused: there is no macro named gone"),
        arguments(
            "<macros><import>gone.xml</import></macros>",
            "2 refused: the macro file gone.xml cannot be read"),
        arguments("<queues/>", "2 warning: unknown element <queues> in <job_conf>; it is ignored"),
        arguments(
            "<tools/>\n<tools/>",
            "3 warning: a second <tools> is ignored; only the first one counts"));
  }
}
