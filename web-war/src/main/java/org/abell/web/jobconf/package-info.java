/** The job configuration in force, and what is wrong with it, for admins. */
package org.abell.web.jobconf;
