/**
 * The launcher: a whole Abell cluster (database, WildFly domain or simple server, application) on
 * this machine, started, watched and stopped as one thing. It speaks to the servers only as an
 * admin and as a client do: scripts, management API, REST.
 */
package org.abell.cluster;
