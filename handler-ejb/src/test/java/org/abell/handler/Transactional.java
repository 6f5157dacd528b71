package org.abell.handler;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import org.abell.database.Database;

/** Runs every call of a bean in a transaction of its own, as the container does. */
final class Transactional {

  private Transactional() {}

  static <T> T bean(Class<T> type, Database database, Function<EntityManager, T> maker) {
    try {
      return new ByteBuddy()
          .subclass(type)
          .method(ElementMatchers.isPublic().and(ElementMatchers.isDeclaredBy(type)))
          .intercept(
              InvocationHandlerAdapter.of(
                  (proxy, method, arguments) ->
                      database.inTransaction(
                          em -> {
                            try {
                              return method.invoke(maker.apply(em), arguments);
                            } catch (InvocationTargetException e) {
                              throw (RuntimeException) e.getCause();
                            } catch (IllegalAccessException e) {
                              throw new IllegalStateException(e);
                            }
                          })))
          .make()
          .load(type.getClassLoader())
          .getLoaded()
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
