package org.abell.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of image files, which an admin fills; nothing is fetched into it. */
record ImageFolder(Path folder) {

  private static final List<String> ENDINGS = List.of("", ".sif", ".simg", ".img");

  /** The image of a name such as {@code registry/owner/name:tag}, under all of it or its end. */
  Optional<Path> named(String identifier) {
    var name = identifier.replaceFirst("^\\w+://", "");
    return Stream.of(name, name.substring(name.lastIndexOf('/') + 1))
        .flatMap(n -> ENDINGS.stream().map(n::concat))
        .map(this::inside)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The newest build of an image; its file is named {@code NAME}, or {@code NAME-…} by builds. */
  Optional<Path> built(String name) {
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> isBuild(f.getFileName().toString(), name))
          .max(
              Comparator.comparingLong(ImageFolder::build)
                  .thenComparing(Comparator.naturalOrder()));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static boolean isBuild(String file, String name) {
    return ENDINGS.stream().anyMatch(e -> file.equals(name + e)) || file.startsWith(name + "-");
  }

  /** The number at the end, as in {@code samtools:1.9--h8571acd_11}; 0 without one. */
  private static long build(Path file) {
    var text = file.getFileName().toString().replaceFirst("\\.s?im?[fg]$", "");
    var digits = text.replaceFirst("^.*[^0-9]", "");
    return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
  }

  /** A tool's file must not lead out of the folder. */
  private Optional<Path> inside(String name) {
    try {
      var file = folder.resolve(name).normalize();
      return Optional.of(file)
          .filter(f -> f.startsWith(folder) && !f.equals(folder))
          .filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
