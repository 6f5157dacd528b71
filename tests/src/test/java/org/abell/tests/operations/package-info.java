/** What admins do on a running domain: the scripts in domain-config/cli, the management API. */
package org.abell.tests.operations;
