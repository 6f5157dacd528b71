package org.abell.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abell.user.User;

/** Histories and their items in the database. Whose they are is for the caller to check. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class Histories {

  private static final String NEXT_HID =
      """
      update history
      set hid_counter = hid_counter + 1, update_time = :now
      where id = :id
      returning hid_counter - 1
      """;

  private final EntityManager em;
  private final Clock clock;

  public Histories() {
    this(null, null);
  }

  @Inject
  public Histories(EntityManager em, Clock clock) {
    this.em = em;
    this.clock = clock;
  }

  /** Makes a history. */
  public History create(long userId, String name) {
    var history = new History(em.getReference(User.class, userId), name, clock.instant());
    em.persist(history);
    return history;
  }

  public Optional<History> find(long id) {
    return Optional.ofNullable(em.find(History.class, id));
  }

  /** The user's histories, the newest first, either deleted ones or the others. */
  public List<History> list(long userId, boolean deleted, int limit, int offset) {
    return em.createQuery(
            "select h from History h where h.user.id = :user and h.deleted = :deleted"
                + " order by h.updateTime desc, h.id desc",
            History.class)
        .setParameter("user", userId)
        .setParameter("deleted", deleted)
        .setMaxResults(limit)
        .setFirstResult(offset)
        .getResultList();
  }

  /** The history the user worked in last; a first one is made where there is none. */
  public History current(long userId) {
    return list(userId, false, 1, 0).stream()
        .findFirst()
        .orElseGet(() -> create(userId, History.UNNAMED));
  }

  /** Gives the history another name. */
  public void rename(long historyId, String name) {
    em.find(History.class, historyId).rename(name, clock.instant());
  }

  /** Takes the history out of the list. */
  public void delete(long historyId) {
    em.find(History.class, historyId).delete(clock.instant());
  }

  /** Puts a deleted history back into the list. */
  public void undelete(long historyId) {
    em.find(History.class, historyId).undelete(clock.instant());
  }

  /** All items of a history by number, deleted and hidden ones included. */
  public List<HistoryItem> items(long historyId) {
    return em.createQuery(
            "select i from HistoryItem i join fetch i.dataset where i.history.id = :history"
                + " order by i.hid, i.id",
            HistoryItem.class)
        .setParameter("history", historyId)
        .getResultList();
  }

  public Optional<HistoryItem> item(long id) {
    return Optional.ofNullable(em.find(HistoryItem.class, id));
  }

  /** Gives an item another name. */
  public void renameItem(long itemId, String name) {
    em.find(HistoryItem.class, itemId).rename(name, clock.instant());
  }

  /** Takes an item out of its history's list. */
  public void deleteItem(long itemId) {
    em.find(HistoryItem.class, itemId).delete(clock.instant());
  }

  /**
   * Adds an item with a new dataset to a history. Counting locks the history's row until the
   * transaction ends, so no number is given twice.
   */
  public HistoryItem add(long historyId, NewItem wanted) {
    var now = clock.instant();
    var hid =
        (Integer)
            em.createNativeQuery(NEXT_HID)
                .setParameter("id", historyId)
                .setParameter("now", now)
                .getSingleResult();
    var dataset = new Dataset(UUID.randomUUID(), now);
    em.persist(dataset);
    var history = em.getReference(History.class, historyId);
    var item = new HistoryItem(history, hid, dataset, wanted, now);
    em.persist(item);
    return item;
  }
}
