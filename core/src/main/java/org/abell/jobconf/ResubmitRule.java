package org.abell.jobconf;

import java.util.Optional;

/**
 * When and where a failed job is sent again.
 *
 * @param condition an expression; absent means always
 * @param destination id or tag; absent means the same
 * @param handler id or tag; absent means the same
 * @param delay an expression of seconds
 */
public record ResubmitRule(
    Optional<String> condition,
    Optional<String> destination,
    Optional<String> handler,
    Optional<String> delay) {}
