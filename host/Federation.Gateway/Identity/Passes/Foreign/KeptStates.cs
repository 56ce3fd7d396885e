using Federation.Cluster.Members.Passes.Status;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>An issuer's list as it was fetched.</summary>
/// <param name="Token">As it was signed.</param>
/// <param name="Made">By its issuer.</param>
/// <param name="Fetched">When.</param>
/// <param name="Newest">From this moment on a newer one is to be asked for.</param>
/// <param name="Until">From this moment on it says nothing any more.</param>
internal sealed record KeptStates(string Token, StatusList List, DateTimeOffset Made, DateTimeOffset Fetched, DateTimeOffset Newest, DateTimeOffset Until);
