/**
 * What is measured of a job: the plugins, their lines in the job script, and who may read what they
 * found. Knows nothing of jobs' rows.
 */
package org.abell.measure;
