/** From a request to a job in the database: checks, outputs, one transaction. */
package org.abell.submission;
