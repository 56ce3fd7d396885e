using Federation.Cluster.Storage;

namespace Federation.Cluster.Sync;

/// <summary>Something about listings and their bindings that does not fit together.</summary>
/// <param name="Problem">For an operator.</param>
/// <param name="Mending">Has the next run of the network put it right, and loses nothing; null where a person has to look.</param>
internal sealed record BindingFinding(string Problem, StateWrite? Mending = null);
