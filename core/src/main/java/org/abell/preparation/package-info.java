/** From a job's row and the toolbox to a job directory that a runner can start. */
package org.abell.preparation;
