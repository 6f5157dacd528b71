/**
 * Why jobs wait, and how far limits are used: found out when somebody asks, by the same rules that
 * admit jobs, and never stored.
 */
package org.abell.waiting;
