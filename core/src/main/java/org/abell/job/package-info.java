/**
 * The life of a job: its row, its states, who may write it. Exact statements stand in one class per
 * concern: {@link org.abell.job.OwnedJobs} guards what handlers write, {@link
 * org.abell.job.Takeovers} moves what lost ones left; admission has a package of its own.
 */
package org.abell.job;
