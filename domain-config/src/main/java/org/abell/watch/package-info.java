/**
 * The crash watch: starts servers of a domain again that ended without an order, as supervisord's
 * {@code autorestart=unexpected} does. WildFly's own process controller only does that for the host
 * controller. Plain Java: it runs beside the domain, one per host, and outlives all of it.
 */
package org.abell.watch;
