/** What clients ask about the installation: version and configuration. */
package org.abell.web.installation;
