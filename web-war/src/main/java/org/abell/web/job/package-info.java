/** Jobs: their documents, who may see and stop them, the job page and the admins' list. */
package org.abell.web.job;
