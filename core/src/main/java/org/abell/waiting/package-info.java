/**
 * Why jobs wait, and how far limits are used: found out when somebody asks, by the same rules that
 * admit jobs, and never stored. Only what a cluster says of the jobs in its queue is stored, for
 * nobody but the job's handler can ask there.
 */
package org.abell.waiting;
