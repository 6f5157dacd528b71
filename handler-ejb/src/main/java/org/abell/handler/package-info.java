/**
 * The job tier: takes jobs, dispatches, starts, watches, finishes and stops them; one class for
 * each step. Never calls the web tier.
 */
package org.abell.handler;
