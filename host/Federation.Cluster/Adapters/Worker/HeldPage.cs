using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>A page ready to leave: cut, within the limits, and in memory of its own that the adapter cannot change any more.</summary>
/// <param name="Page">Its records have no person fields.</param>
/// <param name="Frames">The records as the payloads that will be sent.</param>
internal sealed record HeldPage(Page Page, IReadOnlyList<ReadOnlyMemory<byte>> Frames);
