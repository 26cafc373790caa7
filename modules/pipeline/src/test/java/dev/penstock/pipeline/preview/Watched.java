package dev.penstock.pipeline.preview;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets somebody know of each call before it is made; what that one throws, the caller gets. */
final class Watched {
  private Watched() {}

  /** The object, and every port that it hands out, watched. */
  static <T> T of(Class<T> port, T object, Consumer<String> watcher) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              watcher.accept(port.getSimpleName() + "." + method.getName());
              return watched(method, call(object, method, arguments), watcher);
            }));
  }

  private static @Nullable Object call(Object object, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static @Nullable Object watched(
      Method method, @Nullable Object result, Consumer<String> watcher) {
    boolean isPort =
        method.getDeclaringClass() == PreviewProviders.class
            && method.getReturnType().isInterface();
    return isPort && result != null ? port(method.getReturnType(), result, watcher) : result;
  }

  private static <T> T port(Class<T> port, Object object, Consumer<String> watcher) {
    return of(port, port.cast(object), watcher);
  }
}
