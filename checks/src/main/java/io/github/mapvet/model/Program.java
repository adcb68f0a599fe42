package io.github.mapvet.model;

import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import io.github.mapvet.knowledge.ContainerTypes;
import io.github.mapvet.knowledge.Libraries;

/**
 * The analyses that all classes of one compilation share. Kept in javac's {@link Context}, never in
 * statics.
 */
final class Program {
  final Libraries libraries;
  final Files files;
  final ThreadSigns threadSigns;
  final Declarations declarations;
  final Terms terms;
  final Containers containers;
  final Changes changes;
  final HandOvers handOvers;
  final Accesses accesses;
  final Values values;
  final Presences presences;
  final Recomputations recomputations;
  final Entries entries;
  final Derivations derivations;
  final DeclaredGuards guards;
  final Locks locks;
  final Releases releases;
  final CriticalSections sections;
  final CallIndex callIndex;
  final OutsideCalls outsideCalls;
  final ThreadClaims threadClaims = new ThreadClaims();
  final OuterLocks outerLocks;
  final Consumers consumers;
  final Stores stores;
  final CheckThenActs checkThenActs;
  final Ownership ownership;
  final Exclusion exclusion;
  final Reach reach;
  final ClosingFlags closingFlags;
  final StartUps startUps;
  final FreshObjects freshObjects;
  final MonitoredNumbers numbers;
  final Roots roots;
  final TaskFields taskFields;
  final Sharing sharing;
  final ShardIndexes shardIndexes;
  final StripeMismatches stripeMismatches;
  final Swallowings swallowings;
  final MapTypes mapTypes;
  final MapValues mapValues;
  final Insertions insertions;
  final FunctionValues functions;
  final CurrentElements currentElements;
  final Computes computes;
  final ComputeFunctions computeFunctions;
  final PutIfAbsents putIfAbsents;
  final ConditionalUpdates conditionalUpdates;
  final SizeRaces sizeRaces;

  private Program(Context context, Libraries libraries) {
    this.libraries = libraries;
    ContainerTypes containerTypes = new ContainerTypes(context, libraries);
    mapTypes = new MapTypes(context, containerTypes);
    files = new Files(containerTypes, mapTypes);
    Types types = Types.instance(context);
    declarations = new Declarations(context);
    callIndex = new CallIndex(context);
    outsideCalls = new OutsideCalls(callIndex, declarations, types);
    terms = new Terms(declarations, types);
    containers = new Containers(declarations, outsideCalls, terms, containerTypes);
    threadSigns = new ThreadSigns(libraries, containers, callIndex, files);
    functions = new FunctionValues(declarations);
    changes =
        new Changes(
            types,
            declarations,
            terms,
            containers,
            functions,
            new Implementations(callIndex, types));
    values = new Values(declarations);
    handOvers = new HandOvers(declarations, containers, values);
    accesses = new Accesses(containers, terms);
    Helpers helpers = new Helpers(declarations, terms);
    entries = new Entries(declarations, containers, terms);
    Lookups lookups = new Lookups(values, accesses, entries, helpers);
    presences = new Presences(lookups, accesses, changes, helpers, declarations);
    guards = new DeclaredGuards(declarations, Names.instance(context));
    startUps = new StartUps(libraries, declarations, outsideCalls);
    locks = new Locks(context, libraries, declarations, terms, changes, guards, startUps);
    closingFlags = new ClosingFlags(locks, declarations);
    releases = new Releases(locks, terms, changes);
    sections = new CriticalSections(locks);
    outerLocks = new OuterLocks(locks, outsideCalls);
    stores = new Stores(declarations, terms);
    derivations = new Derivations(values, lookups, entries);
    NullTests nullTests = new NullTests();
    FreshKeys freshKeys = new FreshKeys(declarations, outsideCalls);
    checkThenActs =
        new CheckThenActs(
            presences,
            derivations,
            nullTests,
            freshKeys,
            outsideCalls,
            declarations,
            helpers,
            lookups,
            terms);
    sizeRaces =
        new SizeRaces(
            new SizeFacts(values, accesses, changes, declarations, helpers, terms),
            checkThenActs,
            nullTests,
            declarations,
            terms);
    computes = new Computes(declarations, types);
    computeFunctions =
        new ComputeFunctions(
            functions,
            changes,
            new SideEffects(declarations, containers, changes, types),
            computes);
    LaterUses laterUses = new LaterUses(declarations, changes);
    TellingUses tellingUses = new TellingUses(declarations, containers, types);
    putIfAbsents = new PutIfAbsents(laterUses, tellingUses, freshKeys);
    conditionalUpdates =
        new ConditionalUpdates(
            containers,
            accesses,
            laterUses,
            new Reliances(terms, containers, values, laterUses, tellingUses));
    currentElements = new CurrentElements(declarations);
    reach = new Reach(declarations);
    numbers = new MonitoredNumbers(outsideCalls);
    roots = new Roots(libraries, declarations, terms, changes, startUps, reach);
    taskFields = new TaskFields(declarations, roots);
    consumers = new Consumers(declarations, changes, roots);
    ownership = new Ownership(declarations, containers, changes);
    freshObjects = new FreshObjects(libraries, declarations, outsideCalls, ownership);
    swallowings = new Swallowings(containers, declarations);
    Shards shards = new Shards(containers, Types.instance(context));
    shardIndexes = new ShardIndexes(declarations, shards);
    stripeMismatches = new StripeMismatches(declarations, terms, shards, libraries);
    sharing = new Sharing(libraries);
    mapValues =
        new MapValues(declarations, containers, terms, changes, ownership, values, mapTypes);
    insertions = new Insertions(declarations, containers);
    recomputations = new Recomputations(declarations, values, containers, roots, types);
    exclusion =
        new Exclusion(
            libraries,
            locks,
            outerLocks,
            outsideCalls,
            threadClaims,
            sections,
            roots,
            ownership,
            containers,
            declarations);
  }

  static Program of(Context context, Libraries libraries) {
    Program program = context.get(Program.class);
    if (program == null) {
      program = new Program(context, libraries);
      context.put(Program.class, program);
    }
    return program;
  }
}
