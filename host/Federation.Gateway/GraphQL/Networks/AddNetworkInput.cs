namespace Federation.Gateway.GraphQL.Networks;

internal sealed record AddNetworkInput
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Adapter { get; init; }

    public required string Config { get; init; }

    public string? Schedule { get; init; }

    public IReadOnlyList<string>? Hosts { get; init; }
}
