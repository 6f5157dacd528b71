/** What clients are told of the jobs that their request became. */
package org.abell.web.submission;
