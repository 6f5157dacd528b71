/** What admins see of the cluster: its servers and the lock on all jobs. */
package org.abell.web.cluster;
