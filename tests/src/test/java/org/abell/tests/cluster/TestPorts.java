package org.abell.tests.cluster;

import org.abell.cluster.Ports;

/** Where clusters under test listen: from 17080 on, or from {@code -Dtest.port}. */
public final class TestPorts {

  private static final int FIRST = Integer.getInteger("test.port", 17_080);
  private static final int STOCK = 8_080;

  public static final Ports PORTS = new Ports(FIRST, FIRST + 910, FIRST + 352, FIRST - STOCK);

  /** Of a single server that may be there beside such a cluster. */
  public static final Ports SINGLE =
      new Ports(FIRST + 2500, FIRST + 2510, FIRST + 2552, FIRST - STOCK + 2500);

  /** Of another cluster beside them. */
  public static final Ports OTHER =
      new Ports(FIRST + 1200, FIRST + 2110, FIRST + 1552, FIRST - STOCK + 1200);

  /** Of a Prometheus beside them. */
  static final int PROMETHEUS = FIRST + 700;

  private TestPorts() {}
}
