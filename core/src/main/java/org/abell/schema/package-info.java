/**
 * The database schema and its migrations.
 *
 * <p>While a cluster is upgraded, servers of the version before work on the schema of the new one.
 * So a migration only adds: tables, columns that are null or have a default, indexes, triggers.
 * What no version uses any more may go one version later. It begins with {@code set local
 * lock_timeout}: while it waits for a table, everybody else waits behind it, so it gives up soon,
 * and its server tries again.
 */
package org.abell.schema;
