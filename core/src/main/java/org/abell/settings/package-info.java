/** The server's own settings, abell.yml: read once, checked whole, told with file and line. */
package org.abell.settings;
