/** Histories, their items, and the datasets behind them. */
package org.abell.history;
