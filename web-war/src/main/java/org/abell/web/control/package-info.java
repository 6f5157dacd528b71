/** What admins do to handlers and to many jobs at once, over REST. */
package org.abell.web.control;
