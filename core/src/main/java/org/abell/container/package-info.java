/** In which container a job runs, and the command line for it. */
package org.abell.container;
