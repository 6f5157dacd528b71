/** The system account that a job runs under, where that is not the server's own. */
package org.abell.account;
