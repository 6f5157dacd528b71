/** Accounts: signing up, in and out, API keys. */
package org.abell.web.account;
