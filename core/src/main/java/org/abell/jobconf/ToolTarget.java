package org.abell.jobconf;

import java.util.Optional;

/**
 * Where the jobs of a tool go.
 *
 * @param handler id or tag
 * @param destination id or tag
 * @param resources the tool's own group of resource parameters
 */
public record ToolTarget(String handler, String destination, Optional<String> resources) {}
