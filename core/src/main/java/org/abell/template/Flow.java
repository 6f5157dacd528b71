package org.abell.template;

/** How the rendering goes on after a node. */
enum Flow {
  NEXT,
  BREAK,
  CONTINUE,
  RETURN
}
