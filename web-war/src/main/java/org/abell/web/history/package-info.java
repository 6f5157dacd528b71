/** Histories and datasets: their documents, who may see them, their pages and downloads. */
package org.abell.web.history;
