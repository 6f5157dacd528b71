/** The job configuration in force on this server, and how it changes while the server runs. */
package org.abell.configuration;
