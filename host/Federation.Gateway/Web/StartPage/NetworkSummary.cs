using Federation.Cluster.Sync;

namespace Federation.Gateway.Web.StartPage;

/// <param name="LastRun">Null before the first run.</param>
internal sealed record NetworkSummary(NetworkDefinition Network, int Listings, RunRecord? LastRun);
