namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>More patience with a source's servers than the host has by itself; less is not to be had.</summary>
/// <param name="RequestsAtOnce">To one server, from all networks of the adapter together; 1 to 16, null for the host's own rule.</param>
/// <param name="Between">From the start of one request to a server to the start of the next; up to a minute, null for the host's own rule.</param>
public sealed record AdapterPoliteness(int? RequestsAtOnce, TimeSpan? Between);
