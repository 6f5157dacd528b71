/** Which classes make up the REST API and the pages. Knows all of the WAR; nothing knows it. */
package org.abell.web.application;
