namespace Federation.Contracts;

/// <summary>What mapping may know beside the record: constants of the network, nothing that changes between two calls.</summary>
public sealed record MapContext
{
    public required AdapterConfig Config { get; init; }
}
