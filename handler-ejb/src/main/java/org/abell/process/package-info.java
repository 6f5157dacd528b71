/** The one place that starts processes, and programs of the admin that are asked questions. */
package org.abell.process;
