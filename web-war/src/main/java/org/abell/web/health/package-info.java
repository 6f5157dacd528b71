/** What every server answers, whatever its role; and the door that shuts the rest on handlers. */
package org.abell.web.health;
