/**
 * The job configuration, as Galaxy's job_conf.xml and job_conf.yml write it: runners, handlers,
 * destinations, tool mappings, limits. Read whole, checked whole, every finding with its line; no
 * container, no database, no environment but the one passed in.
 */
package org.abell.jobconf;
