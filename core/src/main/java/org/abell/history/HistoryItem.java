package org.abell.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** One numbered line of a history: a name and a description of a dataset. */
@Entity
@Table(name = "history_item")
public class HistoryItem {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "history_id")
  private History history;

  @ManyToOne
  @JoinColumn(name = "dataset_id")
  private Dataset dataset;

  private int hid;
  private String name;
  private String extension;
  private String dbkey;
  private String info;
  private String blurb;
  private String peek;
  private String metadata;
  private boolean visible;
  private boolean deleted;
  private boolean purged;

  @Column(name = "create_time")
  private Instant createTime;

  @Column(name = "update_time")
  private Instant updateTime;

  protected HistoryItem() {}

  HistoryItem(History history, int hid, Dataset dataset, NewItem wanted, Instant now) {
    this.history = history;
    this.dataset = dataset;
    this.hid = hid;
    this.name = wanted.name();
    this.extension = wanted.extension();
    this.dbkey = wanted.dbkey();
    this.info = "";
    this.blurb = "";
    this.peek = "";
    this.metadata = "{}";
    this.visible = wanted.visible();
    this.createTime = now;
    this.updateTime = now;
  }

  public long id() {
    return id;
  }

  public History history() {
    return history;
  }

  public Dataset dataset() {
    return dataset;
  }

  /** Its number in the history. */
  public int hid() {
    return hid;
  }

  public String name() {
    return name;
  }

  /** The datatype's extension, such as {@code tabular}. */
  public String extension() {
    return extension;
  }

  /** The genome build, {@code ?} where unknown. */
  public String dbkey() {
    return dbkey;
  }

  public String info() {
    return info;
  }

  public String blurb() {
    return blurb;
  }

  public String peek() {
    return peek;
  }

  /** Metadata elements as a JSON object. */
  public String metadata() {
    return metadata;
  }

  public boolean visible() {
    return visible;
  }

  public boolean deleted() {
    return deleted;
  }

  public boolean purged() {
    return purged;
  }

  public Instant createTime() {
    return createTime;
  }

  /** When the item or its dataset last changed. */
  public Instant updateTime() {
    var changed = dataset.updateTime();
    return changed.isAfter(updateTime) ? changed : updateTime;
  }

  void rename(String newName, Instant now) {
    name = newName;
    updateTime = now;
  }

  /** Takes it out of the list; the file stays. */
  public void delete(Instant now) {
    deleted = true;
    updateTime = now;
  }

  /**
   * Takes the number of an item that failed, which is hidden from now on. In different histories
   * both stay as they are.
   */
  public void takePlaceOf(HistoryItem failed, Instant now) {
    if (failed.history.id() == history.id()) {
      hid = failed.hid;
      failed.visible = false;
      failed.updateTime = now;
      updateTime = now;
    }
  }

  /** Follows its job into a state. */
  public void become(DatasetState state, String message, Instant now) {
    info = message;
    updateTime = now;
    dataset.become(state, now);
  }

  /** Its file was written and looked at. */
  public void describe(DatasetSummary summary, Instant now) {
    extension = summary.extension();
    blurb = summary.blurb();
    peek = summary.peek();
    metadata = summary.metadata();
    updateTime = now;
    dataset.written(summary.size(), now);
  }
}
