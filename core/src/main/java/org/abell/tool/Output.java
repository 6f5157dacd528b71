package org.abell.tool;

import java.util.List;
import java.util.Optional;

/**
 * A dataset the tool makes.
 *
 * @param formatSource the input whose format it takes, before {@code format}
 * @param metadataSource the input whose metadata it copies
 * @param label template of the dataset's name; empty: the default
 * @param fromWorkDir the file in the working directory that becomes the dataset; empty: none
 * @param filters Python expressions over the inputs; one that is false removes the output
 */
public record Output(
    String name,
    String format,
    Optional<String> formatSource,
    Optional<String> metadataSource,
    Optional<String> label,
    Optional<String> fromWorkDir,
    boolean hidden,
    List<String> filters,
    List<ChangeFormat> changeFormats) {

  public Output {
    filters = List.copyOf(filters);
    changeFormats = List.copyOf(changeFormats);
  }

  /** Whether the type is told by what the tool wrote. */
  public boolean isSniffed() {
    return format.equals("_sniff_");
  }

  /**
   * Another format when an input has a value.
   *
   * @param input a template (the dollar may be missing), or the name of a data input where {@code
   *     attribute} is given
   */
  public record ChangeFormat(
      String input, Optional<String> attribute, String value, String format) {}
}
