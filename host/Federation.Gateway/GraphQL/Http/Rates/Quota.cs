namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>How much of one thing a caller may have.</summary>
/// <param name="Name">As headers call it.</param>
/// <param name="PerSecond">As an average; at least 1.</param>
/// <param name="AtOnce">By whoever has had none for a while; at least 1.</param>
internal sealed record Quota(string Name, int PerSecond, int AtOnce);
