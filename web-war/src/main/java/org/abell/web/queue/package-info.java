/** What waits and for how long, what limits are used up, what started and ended: for admins. */
package org.abell.web.queue;
