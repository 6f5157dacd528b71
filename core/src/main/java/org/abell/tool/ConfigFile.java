package org.abell.tool;

import java.util.Optional;

/**
 * A file written for the command before it runs.
 *
 * @param name the template variable that holds its path; empty when it has none
 * @param fileName the name under which it also appears in the working directory
 */
public record ConfigFile(String name, Optional<String> fileName, String template, int line) {}
