package org.abell.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.hibernate.engine.jdbc.connections.spi.AbstractDataSourceBasedMultiTenantConnectionProviderImpl;

/** Leads Hibernate to the database of a test, each of which is a tenant of its own. */
final class Pools extends AbstractDataSourceBasedMultiTenantConnectionProviderImpl<String> {

  private static final long serialVersionUID = 1L;

  private final transient DataSource any;
  private final transient Map<String, DataSource> byName = new ConcurrentHashMap<>();

  /** None yet but one of which Hibernate may ask what kind of server it is. */
  Pools(DataSource any) {
    this.any = any;
  }

  void add(String database, DataSource pool) {
    byName.put(database, pool);
  }

  void remove(String database) {
    byName.remove(database);
  }

  @Override
  protected DataSource selectAnyDataSource() {
    return any;
  }

  @Override
  protected DataSource selectDataSource(String database) {
    return byName.get(database);
  }
}
