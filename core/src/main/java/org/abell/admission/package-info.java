/**
 * Which waiting jobs may go where, now. A handler's round is one transaction: candidates in the
 * order of their fair share, limits that are exact whatever the number of handlers, and the
 * transitions written in bulk.
 */
package org.abell.admission;
