using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Results;

namespace Federation.Gateway.GraphQL.Runs;

internal sealed record RunStarted(NetworkId Network, string Run);

/// <summary>Asked to stop: it ends with the page it is at.</summary>
internal sealed record RunStopping(NetworkId Network, string Run);

internal sealed record RunUnderWay(NetworkId Network, string Run) : Refusal(RunCodes.UnderWay, $"The run {Run} of {Network} is under way. Wait for it or cancel it.");
