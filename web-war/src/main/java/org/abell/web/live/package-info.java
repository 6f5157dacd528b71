/**
 * Tells browsers at once that something changed: one listener to the database for each web server,
 * one stream for each page. Streams carry names and ids; what changed is fetched as usual.
 */
package org.abell.web.live;
