/** The servers of the cluster: who is there, and whose lease runs. */
package org.abell.server;
