/**
 * Jobs as pods of a Kubernetes cluster: a {@code batch/v1} Job for each attempt, whose name follows
 * from the job's token. The pod runs the job's script in the shared folder, so its exit code comes
 * from its own file; what Kubernetes did to it comes from one listing of all jobs and pods.
 */
package org.abell.runner.kubernetes;
