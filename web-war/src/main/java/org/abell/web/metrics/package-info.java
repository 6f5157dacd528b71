/**
 * {@code /metrics} of each server, for Prometheus. What a server knows of itself is measured here;
 * what concerns the cluster is read from the database, at most once in some seconds. Labels are
 * things of the configuration: never a job, a user or a path.
 */
package org.abell.web.metrics;
