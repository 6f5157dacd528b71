/** The one place of core that knows where things come from: CDI, JNDI, system properties. */
package org.abell.wiring;
