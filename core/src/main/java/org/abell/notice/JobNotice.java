package org.abell.notice;

import java.util.Optional;

/**
 * A job was written or changed its state. Ids and words only; who wants more reads the row.
 *
 * @param job id
 * @param state the new state's word
 * @param tag handlers that may take it
 * @param handler its owner
 * @param history id
 * @param user id
 */
public record JobNotice(
    long job, String state, String tag, Optional<String> handler, long history, long user) {}
