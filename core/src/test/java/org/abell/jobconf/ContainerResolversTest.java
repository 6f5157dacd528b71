package org.abell.jobconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abell.jobconf.ContainerResolver.CachedExplicit;
import org.abell.jobconf.ContainerResolver.CachedPackages;
import org.abell.jobconf.ContainerResolver.Explicit;
import org.abell.jobconf.ContainerResolver.ExplicitSingularity;
import org.abell.jobconf.ContainerResolver.Fallback;
import org.abell.jobconf.ContainerResolver.Mapped;
import org.abell.jobconf.ContainerResolver.NamedImage;
import org.abell.jobconf.ContainerResolver.ToolImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerResolversTest {

  private static final String ALL =
      """
      - type: explicit
      - type: explicit_singularity
      - {type: cached_explicit_singularity, cache_directory: images}
      - {type: cached_mulled_singularity, cache_directory: images, namespace: local, hash_func: v2}
      - type: mapping
        mappings:
        - {container_type: docker, tool_id: Sort1, identifier: 'sort:1'}
        - {container_type: singularity, tool_id: sort1, tool_version: '2', identifier: /s.sif, shell: /bin/sh}
      - {type: fallback_no_requirements, identifier: 'busybox:1'}
      - {type: fallback_singularity, identifier: /images/all.sif}
      """;

  @TempDir private Path folder;

  @Test
  void a_file_is_read_in_its_order() throws IOException {
    var images = Files.createDirectory(folder.resolve("images"));
    Files.writeString(folder.resolve("resolvers.yml"), ALL);

    var read = destination("container_resolvers_config_file: resolvers.yml");

    assertThat(Configurations.findings(read)).isEmpty();
    assertThat(read.files()).contains(folder.resolve("resolvers.yml").toAbsolutePath());
    assertThat(list(read))
        .containsExactly(
            new Explicit(),
            new ExplicitSingularity(),
            new CachedExplicit(images),
            new CachedPackages(images),
            new Mapped(
                List.of(
                    new ToolImage(
                        "sort1", Optional.empty(), new NamedImage("docker", "sort:1", "/bin/bash")),
                    new ToolImage(
                        "sort1",
                        Optional.of("2"),
                        new NamedImage("singularity", "/s.sif", "/bin/sh")))),
            new Fallback(new NamedImage("docker", "busybox:1", "/bin/bash"), true),
            new Fallback(new NamedImage("singularity", "/images/all.sif", "/bin/bash"), false));
  }

  @Test
  void a_destination_without_a_list_has_that_of_the_server_or_the_usual_one() throws IOException {
    var resolvers = Files.writeString(folder.resolve("ours.yml"), "- type: explicit_singularity\n");
    var plain = folder.resolve("job_conf.yml");

    assertThat(list(destination(""))).containsExactly(new Explicit(), new ExplicitSingularity());

    var sources =
        new ValueSources(
            n -> Optional.empty(),
            n ->
                n.equals("container_resolvers_config_file")
                    ? Optional.of(resolvers.toString())
                    : Optional.empty());
    assertThat(list(JobConfiguration.read(plain, sources)))
        .containsExactly(new ExplicitSingularity());
  }

  @Test
  void a_list_may_stand_under_the_destination_or_its_params() {
    assertThat(list(destination("container_resolvers: [{type: explicit}]")))
        .containsExactly(new Explicit());
    assertThat(list(destination("params: {container_resolvers: [{type: explicit_singularity}]}")))
        .containsExactly(new ExplicitSingularity());
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_told_with_its_line(String resolver, String finding) {
    var read = destination("container_resolvers:\n      - type: explicit\n      - " + resolver);

    assertThat(Configurations.findings(read)).containsExactly(finding);
  }

  static Stream<Arguments> mistakes() {
    var network =
        "7 warning: the container resolver %s is skipped: it gets images from the network or builds"
            + " them, which is not done here; name images by mapping or cached_mulled_singularity";
    return Stream.of(
        arguments("{type: mulled, namespace: biocontainers}", network.formatted("mulled")),
        arguments(
            "{type: build_mulled_singularity}", network.formatted("build_mulled_singularity")),
        arguments(
            "{type: cached_mulled, namespace: local}",
            "7 warning: the container resolver cached_mulled is skipped: it asks a docker daemon"
                + " which images it has, which is not done here; name images by mapping"),
        arguments(
            "{type: guess}",
            "7 refused: the container resolver 'guess' is unknown; the types are explicit,"
                + " explicit_singularity, cached_explicit_singularity, cached_mulled_singularity,"
                + " mapping, fallback, fallback_singularity, fallback_no_requirements,"
                + " fallback_no_requirements_singularity"),
        arguments(
            "{type: requires_galaxy_environment, identifier: a}",
            "7 warning: the container resolver requires_galaxy_environment is skipped: no tool here"
                + " needs Galaxy's own environment"),
        arguments("{type: fallback}", "7 refused: a container resolver has no identifier"),
        arguments(
            "{type: explicit, colour: red}",
            "7 warning: unknown key 'colour' in a container resolver; it is ignored"),
        arguments(
            "{type: cached_explicit_singularity}",
            "7 warning: the container resolver cached_explicit_singularity is skipped: it has no"
                + " cache_directory, the folder of the image files"),
        arguments(
            "{type: cached_mulled_singularity, cache_directory: /, hash_func: v1}",
            "7 refused: hash_func of cached_mulled_singularity must be v2, not 'v1'"),
        arguments(
            "{type: cached_mulled_singularity, cache_directory: /no/such/folder}",
            "7 warning: there is no folder /no/such/folder; the container resolver"
                + " cached_mulled_singularity finds nothing"),
        arguments(
            "type: mapping\n        mappings:\n        - {identifier: a}",
            "9 refused: a mapping of a container resolver has no tool_id"),
        arguments(
            "type: mapping\n        mappings:\n        - {tool_id: a, identifier: b,\n"
                + "           container_type: podman}",
            "10 refused: container_type must be docker or singularity, not 'podman'"),
        arguments("[explicit]", "7 refused: a container resolver must hold keys and values"));
  }

  private JobConfigurationFile destination(String lines) {
    return Configurations.read(
        folder,
        "job_conf.yml",
        "runners: {local: {load: local}}\nexecution:\n  environments:\n    here:\n"
            + (lines.isEmpty() ? "" : "     " + lines)
            + "\n     runner: local\n");
  }

  private static List<ContainerResolver> list(JobConfigurationFile read) {
    var configuration = read.configuration().orElseThrow();
    return configuration
        .containers()
        .of(configuration.destinations().destination("here").orElseThrow());
  }
}
