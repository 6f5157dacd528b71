package org.abell.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to the schema this version needs. One that a later version has added to is as
 * good: its servers and those of this version work side by side while a cluster is upgraded.
 */
public final class Schema {

  private final DataSource source;

  public Schema(DataSource source) {
    this.source = source;
  }

  /**
   * Migrates; any number of servers may call this at once, Flyway's lock lets one do the work.
   *
   * @return how many migrations were carried out
   */
  public int migrate() {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration")
        .ignoreMigrationPatterns("*:future")
        .connectRetries(0)
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
