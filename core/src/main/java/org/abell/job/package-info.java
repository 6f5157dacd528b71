/**
 * The life of a job: its row, its states, who may write it. Exact statements stand in one class per
 * concern: {@link org.abell.job.JobQueue} takes, {@link org.abell.job.OwnedJobs} guards writes.
 */
package org.abell.job;
