/** What admins want done to jobs, in words that are checked before any job is touched. */
package org.abell.control;
