package org.abell.tests.architecture.broken.other;

import java.time.Instant;
import org.abell.tests.architecture.broken.Offender;

/** Closes a cycle of packages on purpose. */
public record Friend(Offender offender, Instant seen) {}
