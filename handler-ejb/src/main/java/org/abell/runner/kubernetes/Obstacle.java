package org.abell.runner.kubernetes;

/**
 * Why a pod does not start.
 *
 * @param words Kubernetes' own
 * @param needsHelp whether no other pod's end changes that, as with an image that is not there
 */
record Obstacle(String words, boolean needsHelp) {}
