using Federation.Cluster.Members.Hosting;
using Federation.Gateway.GraphQL.Errors;
using Federation.Registry.Hosting;

namespace Federation.Gateway.GraphQL.Members.Hosting;

/// <summary>What a network says of another, as asked for.</summary>
internal sealed record HostingTermInput
{
    public string? Network { get; init; }

    public required HostingStance Stance { get; init; }

    public int? VisitsPerMonth { get; init; }

    /// <exception cref="CodedError">The network is none.</exception>
    public HostingTerm ToTerm() => new() { Network = Network is null ? null : GlobalId.ReadNetwork(Network), Stance = Stance, VisitsPerMonth = VisitsPerMonth };
}
