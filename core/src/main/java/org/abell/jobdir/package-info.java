/** The directory of one job: its layout, its scripts, and what the job leaves behind in it. */
package org.abell.jobdir;
