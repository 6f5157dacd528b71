/** What a job may see and touch of the host it runs on. */
package org.abell.isolation;
