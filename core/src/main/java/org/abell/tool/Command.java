package org.abell.tool;

import java.util.Optional;

/**
 * The command template.
 *
 * @param strict whether the script stops at the first failing command
 * @param interpreter what runs the first word of the command (only in the oldest profile)
 * @param privateHome whether the job gets a HOME of its own
 * @param line the line of the element, for messages
 */
public record Command(
    String template, boolean strict, Optional<String> interpreter, boolean privateHome, int line) {}
