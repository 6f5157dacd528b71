/**
 * How the REST API speaks: documents, errors, ids and times as Galaxy's clients expect them. Knows
 * nothing of what is being talked about.
 */
package org.abell.web.protocol;
