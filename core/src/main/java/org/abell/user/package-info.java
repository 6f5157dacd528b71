/** People: accounts, passwords, API keys, sign-ins. */
package org.abell.user;
