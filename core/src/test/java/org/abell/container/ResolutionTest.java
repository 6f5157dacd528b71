package org.abell.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abell.jobconf.ContainerResolver;
import org.abell.jobconf.ContainerResolver.NamedImage;
import org.abell.jobconf.ContainerResolver.ToolImage;
import org.abell.jobconf.ToolKey;
import org.abell.tool.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolutionTest {

  private static final String GUID = "toolshed.example.org/repos/iuc/bwa/bwa_mem";
  private static final Requirement DOCKER =
      new Requirement("container", "quay/bwa:0.7", Map.of("type", "docker"));
  private static final Requirement SIF =
      new Requirement("container", "/sif/bwa.sif", Map.of("type", "singularity", "shell", "/sh"));
  private static final Requirement BWA =
      new Requirement("package", "bwa", Map.of("version", "0.7.13"));
  private static final Requirement SAMTOOLS =
      new Requirement("package", "samtools", Map.of("version", "1.3.1"));

  @TempDir private Path folder;

  @Test
  void a_tool_names_its_image_for_the_engine_that_may_be_used() {
    var list = ContainerResolver.usual();

    assertThat(image(list, List.of(Engine.DOCKER), DOCKER, SIF)).hasValue("quay/bwa:0.7");
    assertThat(found(list, List.of(Engine.SINGULARITY), DOCKER, SIF))
        .hasValue(new Container(Engine.SINGULARITY, "/sif/bwa.sif", "/sh"));
    assertThat(image(list, List.of(Engine.DOCKER), SIF)).isEmpty();
    assertThat(image(list, List.of(), DOCKER)).isEmpty();
  }

  @Test
  void singularity_runs_an_image_of_docker_only_where_that_is_configured() {
    var singularity = List.of(Engine.SINGULARITY);

    assertThat(image(ContainerResolver.usual(), singularity, DOCKER))
        .hasValue("docker://quay/bwa:0.7");
    assertThat(image(List.of(new ContainerResolver.Explicit()), singularity, DOCKER)).isEmpty();
  }

  @Test
  void the_first_that_finds_one_counts() {
    var mapped = mapping("bwa_mem", Optional.empty(), "docker", "mapped:1");

    assertThat(image(List.of(mapped, new ContainerResolver.Explicit()), both(), DOCKER))
        .hasValue("mapped:1");
    assertThat(image(List.of(new ContainerResolver.Explicit(), mapped), both(), DOCKER))
        .hasValue("quay/bwa:0.7");
  }

  @Test
  void a_mapping_knows_a_tool_by_any_form_of_its_id_and_by_its_version() {
    for (var id : List.of("bwa_mem", GUID, GUID + "/2.0")) {
      assertThat(image(List.of(mapping(id, Optional.empty(), "docker", "m")), both()))
          .as(id)
          .hasValue("m");
    }
    assertThat(image(List.of(mapping("bwa_mem", Optional.of("2.0"), "docker", "m")), both()))
        .hasValue("m");
    assertThat(image(List.of(mapping("bwa_mem", Optional.of("1.0"), "docker", "m")), both()))
        .isEmpty();
    assertThat(image(List.of(mapping("bwa", Optional.empty(), "docker", "m")), both())).isEmpty();
    assertThat(
            image(
                List.of(mapping("bwa_mem", Optional.empty(), "singularity", "m")),
                List.of(Engine.DOCKER)))
        .isEmpty();
  }

  @Test
  void a_fallback_may_be_for_tools_without_packages_only() {
    var image = new NamedImage("docker", "busybox:1", "/bin/sh");
    var plain = new ContainerResolver.Fallback(image, true);
    var all = new ContainerResolver.Fallback(image, false);

    assertThat(image(List.of(plain), both())).hasValue("busybox:1");
    assertThat(image(List.of(plain), both(), BWA)).isEmpty();
    assertThat(image(List.of(all), both(), BWA)).hasValue("busybox:1");
  }

  @Test
  void an_image_file_is_found_by_the_name_that_the_tool_has_for_it() throws IOException {
    var images = Files.createDirectory(folder.resolve("images"));
    var list = List.<ContainerResolver>of(new ContainerResolver.CachedExplicit(images));
    Files.createFile(folder.resolve("secret"));
    assertThat(image(list, both(), DOCKER)).isEmpty();
    assertThat(image(list, both(), new Requirement("container", "../secret", Map.of()))).isEmpty();

    var file = Files.createFile(images.resolve("bwa:0.7.sif"));
    assertThat(found(list, both(), DOCKER))
        .hasValue(new Container(Engine.SINGULARITY, file.toString(), "/bin/sh"));
    assertThat(image(list, List.of(Engine.DOCKER), DOCKER)).isEmpty();

    var whole = Files.createFile(Files.createDirectory(images.resolve("quay")).resolve("bwa:0.7"));
    assertThat(image(list, both(), DOCKER)).hasValue(whole.toString());
  }

  @Test
  void an_image_file_is_found_by_the_packages_of_the_tool() throws IOException {
    var list = List.<ContainerResolver>of(new ContainerResolver.CachedPackages(folder));
    for (var name :
        List.of(
            "bwa:0.7.13--2",
            "bwa:0.7.13--10",
            "bwa:0.7.130--99",
            "samtools:1.3.1--h9_0.sif",
            "mulled-v2-fe8faa35dbf6dc65a0f7f5d4ea12e31a79f73e40:"
                + "4d0535c94ef45be8459f429561f0894c3fe0ebcf-0")) {
      Files.createFile(folder.resolve(name));
    }

    assertThat(image(list, both(), BWA)).hasValue(folder + "/bwa:0.7.13--10");
    assertThat(image(list, both(), SAMTOOLS)).hasValue(folder + "/samtools:1.3.1--h9_0.sif");
    assertThat(image(list, both(), SAMTOOLS, BWA).orElseThrow())
        .contains("mulled-v2-fe8faa35dbf6dc65a0f7f5d4ea12e31a79f73e40:4d05");
    assertThat(image(list, both())).isEmpty();
    assertThat(image(list, List.of(Engine.DOCKER), BWA)).isEmpty();
  }

  private static List<Engine> both() {
    return List.of(Engine.DOCKER, Engine.SINGULARITY);
  }

  private static ContainerResolver mapping(
      String id, Optional<String> version, String type, String image) {
    return new ContainerResolver.Mapped(
        List.of(new ToolImage(id, version, new NamedImage(type, image, "/bin/bash"))));
  }

  private static Optional<String> image(
      List<ContainerResolver> resolvers, List<Engine> engines, Requirement... requirements) {
    return found(resolvers, engines, requirements).map(Container::image);
  }

  private static Optional<Container> found(
      List<ContainerResolver> resolvers, List<Engine> engines, Requirement... requirements) {
    var tool = new ToolNeeds(ToolKey.of(GUID + "/2.0", "2.0"), "2.0", List.of(requirements));
    return new Resolution(engines, tool).by(resolvers);
  }
}
