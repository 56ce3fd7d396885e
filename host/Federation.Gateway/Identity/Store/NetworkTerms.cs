namespace Federation.Gateway.Identity.Store;

/// <summary>What a network wants of doors that meet its members, whether or not it has a provider. No row: the most careful.</summary>
internal sealed class NetworkTerms
{
    public required string Network { get; init; }

    /// <summary>A word of <see cref="Cluster.Members.Passes.OfflinePolicies"/>.</summary>
    public required string OfflinePolicy { get; set; }
}
