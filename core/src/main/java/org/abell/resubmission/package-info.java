/** Sending failed jobs again: by which rule of their destination, where to, and when. */
package org.abell.resubmission;
