/** Files on their way into histories: pasted, sent with a form, or sent in pieces by TUS. */
package org.abell.web.upload;
