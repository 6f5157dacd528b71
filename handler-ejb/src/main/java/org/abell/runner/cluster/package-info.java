/**
 * Jobs at workload managers, by the commands that these have on their submit hosts. A job is known
 * there by its token, as the beginning of its name; its exit code comes from its own file; what the
 * manager did to it comes from one listing of all jobs at a time.
 */
package org.abell.runner.cluster;
