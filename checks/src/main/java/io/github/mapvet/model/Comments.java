package io.github.mapvet.model;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.io.IOException;
import java.util.regex.Pattern;

/** What authors say in comments about threads: as good as an annotation, where they wrote none. */
public final class Comments {
  private static final String LOCK = "(lock(?!s up)|monitor|mutex|synchroni[sz])";

  private static final Pattern FOR_TESTS =
      Pattern.compile(
          "(?is)visible ?(only )?for ?test|(for|in) (unit )?test(s|ing)( only)?\\b|used (only )?(by|in) (the )?tests|\\btest(s|ing)?[ -]only\\b");

  private static final Pattern LEFT_TO_CALLER =
      Pattern.compile(
          "(?is)\\b(called|invoked|used|entered)\\b[^.]{0,50}\\b(hold|held|own|under|inside|within|with)[^.]{0,40}"
              + LOCK
              + "|\\bcallers?\\b[^.]{0,30}\\b(hold|own|acquire|take|lock|synchroni[sz])"
              + "|\\b(assum|expect|precondition|require)[^.]{0,40}\\b(lock|monitor|mutex)\\b[^.]{0,15}\\bheld"
              + "|\\b(lock|monitor|mutex)\\b[^.]{0,10}\\b(must|should|has to|needs to)\\b[^.]{0,15}\\bheld"
              + "|\\b(need|must|should|ha(s|ve) to)\\b[^.]{0,20}\\bsynchroni[sz]e[^.]{0,10}\\b(on|when|while|extern)"
              + "|\\b(if|while|when|unless) (you|it|they|we)\\b[^.]{0,20}\\b(hold|own)[^.]{0,40}"
              + LOCK
              + "|\\b(is|are) not thread[- ]?safe\\b");

  private static final Pattern THREAD_SAFE =
      Pattern.compile(
          "(?i)\\b(class|object|instances?|implementation|it)\\s+(is|are)\\s+(fully\\s+)?thread[- ]?safe\\b"
              + "(?!\\W[^.]{0,30}\\b(after|as long as|if|once|only|provided|unless|when)\\b)");

  private static final Pattern NOT_THREAD_SAFE =
      Pattern.compile(
          "(?is)\\b(class|objects?|instances?|implementation|it)\\s+(is|are)\\s+(\\W*i\\W+)?(not|neither)\\W+thread[- ]?safe\\b"
              + "|(^|[.*]\\s+)not thread[- ]?safe\\b");

  private static final Pattern ACCEPT_RACE =
      Pattern.compile(
          "(?is)\\b(accept|benign|harmless|tolerat|don't care|do not care)[^.]{0,60}\\b(race|racy)\\b"
              + "|\\b(race|racy)\\b[^.]{0,60}\\b(accept|benign|harmless|tolerat|(is|are) (ok|okay|fine)\\b|do(es)?(n't| not) matter)");

  private static final Pattern BEFORE_USE =
      Pattern.compile(
          "(?is)\\b(should|must|may|can|has to|have to|needs? to|only)\\b[^.]{0,80}\\b(before|prior to)\\b[^.]{0,60}"
              + "\\b(connect|start|open|initiali[sz]|us(e|ing)\\b|first us|running|call(ed|ing)? (any|the first))"
              + "|\\b(should|must|may|can) ?not\\b[^.]{0,60}\\b(while|once|when|after)\\b[^.]{0,40}"
              + "\\b(connected|started|opened|running|in use|initiali[sz]ed)\\b");

  private static final Pattern ONE_THREAD =
      Pattern.compile(
          "(?is)\\b(never|not|cannot)\\b[^.]{0,25}\\b(call|invok|access|us|run|execut)(ed|ing)?\\b[^.]{0,20}"
              + "\\b(concurrently|in parallel|simultaneously)\\b"
              + "|\\b(is|are) (always )?single[- ]?threaded\\b"
              + "|\\bonly (ever )?(be )?(called|invoked|accessed|used|touched|modified)\\b[^.]{0,15}"
              + "\\b(by|from|on|in|within)\\b[^.]{0,15}\\b(one|single|same) thread\\b");

  private static final Pattern LOCK_FREE =
      Pattern.compile(
          "(?is)\\block[- ]free\\b|\\bwithout (taking |holding |acquiring |using )?(a|any|the)? ?lock(s|ing)?\\b"
              + "|\\b(do(es)? not|don't|doesn't|no need to) (take|hold|acquire) (a|any|the) lock\\b");

  private Comments() {}

  /**
   * Whether the comment of the method around a place, or one right above its statement, says that
   * only one thread at a time comes there.
   */
  static boolean sayOneThread(TreePath place) {
    return Trees.enclosingMethod(place)
        .filter(
            m ->
                ONE_THREAD.matcher(plain(above(m))).find()
                    || ONE_THREAD.matcher(plain(above(statement(place)))).find())
        .isPresent();
  }

  /** A comment's words on one line. */
  private static String plain(String comment) {
    return comment.replaceAll("\\s*\\n\\s*(//|\\*)?\\s*", " ");
  }

  private static TreePath statement(TreePath place) {
    TreePath p = place;
    while (!(p.getLeaf() instanceof StatementTree) && !Trees.isBody(p.getLeaf())) {
      p = p.getParentPath();
    }
    return p;
  }

  /** Whether the name or the comment of a method says that it does without the lock on purpose. */
  static boolean sayLockFree(TreePath method) {
    String name = ((MethodTree) method.getLeaf()).getName().toString();
    return name.matches("\\w+(NoLock|WithoutLock|Unlocked|LockFree)|(unsynchronized|unguarded)\\w*")
        || LOCK_FREE.matcher(plain(above(method))).find();
  }

  /**
   * Whether the comment of the method around a place says that it is for the time before the object
   * is put to use.
   */
  static boolean sayBeforeUse(TreePath place) {
    return Trees.enclosingMethod(place)
        .filter(m -> BEFORE_USE.matcher(above(m)).find())
        .isPresent();
  }

  /** Whether the author of a method knows that it races, and says that it does no harm. */
  public static boolean acceptRace(TreePath place) {
    return Trees.enclosingMethod(place)
        .filter(m -> ACCEPT_RACE.matcher(above(m) + between(m, place)).find())
        .isPresent();
  }

  /** The source from the beginning of a declaration to a place in it. */
  private static String between(TreePath declaration, TreePath place) {
    try {
      CharSequence text = place.getCompilationUnit().getSourceFile().getCharContent(true);
      int start = Trees.start(declaration.getLeaf());
      int end = Math.min(Trees.start(place.getLeaf()), text.length());
      return start < 0 || end < start ? "" : text.subSequence(start, end).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** The comment above a declaration, empty where there is none. */
  private static String above(TreePath path) {
    try {
      return CommentText.before(
          Trees.start(path.getLeaf()),
          path.getCompilationUnit().getSourceFile().getCharContent(true));
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether the method around a place is there for tests only. */
  static boolean isForTests(TreePath place) {
    return Trees.enclosingMethod(place).filter(m -> FOR_TESTS.matcher(above(m)).find()).isPresent();
  }

  /**
   * Whether whoever calls the method around a place has to take the lock: its comment says so, or
   * its name ({@code removeLocked}), or an annotation. Who calls a private method is seen without.
   */
  static boolean leaveLockToCaller(TreePath place) {
    return Trees.enclosingMethod(place)
        .filter(
            m ->
                Annotations.has(m.getLeaf(), "GuardedBy")
                    || (isOffered(m)
                        && (isNamedLocked((MethodTree) m.getLeaf()) || saysCallerLocks(m))))
        .isPresent();
  }

  private static boolean isOffered(TreePath method) {
    return Trees.symbol(method.getLeaf()) instanceof MethodSymbol symbol && !symbol.isPrivate();
  }

  private static boolean isNamedLocked(MethodTree method) {
    String name = method.getName().toString();
    return name.matches(
        "(?!is|has|get|un|set|try)[a-z]\\w*(Locked|UnderLock|WithLockHeld|LockHeld|NoLock|WithoutLock)");
  }

  private static boolean saysCallerLocks(TreePath method) {
    return LEFT_TO_CALLER.matcher(above(method)).find();
  }

  /** Whether the comment of a class promises that several threads may use its objects. */
  static boolean sayThreadSafe(TreePath type) {
    return THREAD_SAFE.matcher(above(type)).find();
  }

  /** Whether the comment of a class says that several threads may not use its objects. */
  static boolean sayNotThreadSafe(TreePath type) {
    return NOT_THREAD_SAFE.matcher(above(type)).find();
  }
}
